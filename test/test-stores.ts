import { randomUUID } from 'node:crypto';
import { describe } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import type { Store } from '../subgraphs/kernel/database/database.ts';
import { openTestStore } from './open-test-store.ts';

/** An empty database of a test's own. */
export interface TestDatabase {
  readonly store: Store;
  /** Runs SQL beside the subgraph, on a connection of the test's own; `$1` and so on stand for no values here. */
  run(sql: string): Promise<Record<string, unknown>[]>;
  drop(): Promise<void>;
}

export interface TestStore {
  readonly name: string;
  readonly present: boolean;
  readonly open: () => Promise<TestDatabase>;
}

/** Where the tests may make databases of their own; unset: they do without a server, and say so. */
const SERVER_URL = process.env['TEST_DATABASE_URL'] ?? '';

export const embedded: TestStore = { name: 'the embedded database', present: true, open: openEmbedded };
export const server: TestStore = {
  name: 'a PostgreSQL server',
  present: SERVER_URL !== '' && (await answers(SERVER_URL)),
  open: openServer,
};

/** The embedded database, which is always there, and a server where one answers. */
export const STORES = [embedded, server] as const;

/** Runs a suite once for each store; it is reported as skipped where the store does not answer. */
export function onEachStore(suite: (store: TestStore) => void): void {
  for (const store of STORES) (store.present ? describe : describe.skip)(`on ${store.name}`, () => suite(store));
}

/** The same tests on every store; skipped, and reported so, on one that is not there. */
export function describeOnStores(title: string, tests: (open: TestStore['open']) => void): void {
  for (const { name, present, open } of STORES)
    (present ? describe : describe.skip)(`${title} on ${name}`, () => tests(open));
}

async function openEmbedded(): Promise<TestDatabase> {
  const pglite = await openTestStore();
  return {
    store: { kind: 'embedded', pglite },
    run: async (sql) => (await pglite.exec(sql)).at(-1)?.rows ?? [],
    drop: () => pglite.close(),
  };
}

async function openServer(): Promise<TestDatabase> {
  const name = `hub_test_${randomUUID().replaceAll('-', '')}`;
  const admin = await connect(SERVER_URL);
  await admin.em.getConnection().execute(`create database ${name}`);
  const url = new URL(SERVER_URL);
  url.pathname = `/${name}`;
  const own = await connect(url.href);
  return {
    store: { kind: 'server', url: url.href, connections: 4 },
    run: (sql) => own.em.getConnection().execute<Record<string, unknown>[]>(sql),
    drop: async () => {
      await own.close();
      await admin.em.getConnection().execute(`drop database ${name} with (force)`);
      await admin.close();
    },
  };
}

function connect(url: string): Promise<MikroORM> {
  return MikroORM.init({
    clientUrl: url,
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
    return false;
  } finally {
    await orm.close();
  }
}
