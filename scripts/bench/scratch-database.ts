import { randomUUID } from 'node:crypto';
import { MikroORM } from '@mikro-orm/postgresql';

const DEFAULT_URL = 'postgres://root@127.0.0.1:5432/postgres';

const NO_SERVER =
  'The benchmark needs PostgreSQL, and none answers. Set DATABASE_URL to one in which a database may be made, ' +
  `or start one at ${DEFAULT_URL}.`;

/** A database that is there for as long as a benchmark runs. */
export interface ScratchDatabase {
  readonly url: string;
  /** Of the server, with the setting on which the price of a durable entry depends. */
  readonly description: string;
  /** Gives the planner its statistics, as a database that has been in use would have them. */
  analyse(): Promise<void>;
  drop(): Promise<void>;
}

/**
 * Makes a database of a new name on the PostgreSQL server of DATABASE_URL, else of TEST_DATABASE_URL, else of this machine.
 * @throws Error when it does not answer; the address is not repeated, as it may hold a password
 */
export async function makeScratchDatabase(
  environment: Readonly<Record<string, string | undefined>>,
): Promise<ScratchDatabase> {
  const serverUrl = environment['DATABASE_URL'] || environment['TEST_DATABASE_URL'] || DEFAULT_URL;
  const name = `hub_bench_${randomUUID().replaceAll('-', '')}`;
  const admin = await connect(serverUrl);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const show = async (setting: string) => {
    const [row] = await admin.em.getConnection().execute<Record<string, string>[]>(`show ${setting}`);
    return row?.[setting] ?? 'unknown';
  };
  try {
    await admin.em.getConnection().execute(`create database ${name}`);
    return {
      url: url.href,
      description: `PostgreSQL ${await show('server_version')}, synchronous_commit ${await show('synchronous_commit')}`,
      analyse: async () => {
        const own = await connect(url.href);
        await own.em.getConnection().execute('vacuum analyze');
        await own.close();
      },
      drop: async () => {
        await admin.em.getConnection().execute(`drop database ${name} with (force)`);
        await admin.close();
      },
    };
  } catch (error) {
    await admin.close();
    throw error;
  }
}

async function connect(url: string): Promise<MikroORM> {
  const orm = await MikroORM.init({
    clientUrl: url,
    entities: [],
    discovery: { warnWhenNoEntities: false },
    pool: { min: 0, max: 1 },
    driverOptions: { connectionTimeoutMillis: 2_000 },
  });
  try {
    await orm.connect();
    if (await orm.isConnected()) return orm;
  } catch (cause) {
    await orm.close();
    throw new Error(NO_SERVER, { cause });
  }
  await orm.close();
  throw new Error(NO_SERVER);
}
