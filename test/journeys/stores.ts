import { randomUUID } from 'node:crypto';
import { describe } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import type { Store } from '../../subgraphs/kernel/database/database.ts';
import { openEmbeddedStore } from '../../subgraphs/kernel/database/embedded-store.ts';

/** An empty database for one hub. */
export interface JourneyDatabase {
  readonly store: Store;
  /** Runs SQL without parameters, beside the hub. */
  run(sql: string): Promise<readonly Record<string, unknown>[]>;
  drop(): Promise<void>;
}

/** A kind of database on which journeys are made. */
export interface JourneyStore {
  readonly name: string;
  readonly present: boolean;
  open(): Promise<JourneyDatabase>;
}

const SERVER = process.env['TEST_DATABASE_URL'] ?? 'postgres://root@127.0.0.1:5432/postgres';

/** PGlite, which is always there, and PostgreSQL where one answers. */
export const STORES: readonly JourneyStore[] = [
  { name: 'PGlite', present: true, open: openEmbedded },
  { name: 'PostgreSQL', present: await answers(SERVER), open: openOnServer },
];

/** Runs a suite once for each store; it is reported as skipped where the store does not answer. */
export function onEachStore(suite: (store: JourneyStore) => void): void {
  for (const store of STORES) (store.present ? describe : describe.skip)(`on ${store.name}`, () => suite(store));
}

async function openEmbedded(): Promise<JourneyDatabase> {
  const pglite = await openEmbeddedStore(null);
  return {
    store: { kind: 'embedded', pglite },
    run: async (sql) => (await pglite.exec(sql)).at(-1)?.rows ?? [],
    drop: () => pglite.close(),
  };
}

/** A database of its own, so that test files can run at the same time. */
async function openOnServer(): Promise<JourneyDatabase> {
  const name = `journey_${randomUUID().replaceAll('-', '')}`;
  const url = Object.assign(new URL(SERVER), { pathname: `/${name}` }).href;
  await once(SERVER, `create database ${name}`);
  const beside = await connect(url);
  return {
    store: { kind: 'server', url, connections: 4 },
    run: (sql) => beside.em.getConnection().execute<Record<string, unknown>[]>(sql),
    drop: async () => {
      await beside.close();
      await once(SERVER, `drop database ${name} with (force)`);
    },
  };
}

async function once(url: string, sql: string): Promise<void> {
  const orm = await connect(url);
  try {
    await orm.em.getConnection().execute(sql);
  } finally {
    await orm.close();
  }
}

function connect(clientUrl: string): Promise<MikroORM> {
  return MikroORM.init({
    clientUrl,
    entities: [],
    discovery: { warnWhenNoEntities: false },
    pool: { min: 0, max: 1 },
    driverOptions: { connectionTimeoutMillis: 1_000 },
  });
}

async function answers(url: string): Promise<boolean> {
  const orm = await connect(url);
  try {
    await orm.connect();
    return await orm.isConnected();
  } catch {
    return false; // no server: the suites on it are reported as skipped
  } finally {
    await orm.close();
  }
}
