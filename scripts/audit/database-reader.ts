import { MikroORM as PgliteOrm } from '@mikro-orm/pglite';
import { MikroORM as PostgreSqlOrm, type SqlEntityManager } from '@mikro-orm/postgresql';
import { sqlTrailReader } from '../../subgraphs/audit/reading/sql-trail-reader.ts';
import type { TrailReader } from '../../subgraphs/audit/reading/trail-reader.ts';
import { trailDatabase } from '../../subgraphs/audit/trail-database.ts';
import { openEmbeddedStore } from '../../subgraphs/kernel/database/embedded-store.ts';

export interface OpenReader {
  readonly reader: TrailReader;
  readonly close: () => Promise<void>;
}

/** Entries are read by the thousand: fewer cost round trips, more do not fit into a processor’s own memory. */
const PORTIONS = { entries: 1_500, others: 20_000 };
const NO_ENTITIES = { entities: [], discovery: { warnWhenNoEntities: false } };

/**
 * Reads a trail on a PostgreSQL server, in sessions that cannot write. Nothing of the hub is started.
 * @throws Error when the server does not answer; the address is not repeated, as it may hold a password
 */
export async function readFromServer(url: string): Promise<OpenReader> {
  const orm = await PostgreSqlOrm.init({
    ...NO_ENTITIES,
    clientUrl: url,
    ensureDatabase: false,
    pool: { min: 0, max: 2 },
    driverOptions: { connectionTimeoutMillis: 2_000, options: '-c default_transaction_read_only=on -c jit=off' },
  });
  try {
    await orm.connect();
    if (!(await orm.isConnected())) throw new Error('not connected');
  } catch (cause) {
    await orm.close();
    throw new Error('The database does not answer: check that it runs, and DATABASE_URL.', { cause });
  }
  return { reader: readerOn(() => orm.em.fork()), close: () => orm.close() };
}

/** Reads a trail in the folder of an embedded database, which is there and which the caller has claimed. */
export async function readFromFolder(folder: string): Promise<OpenReader> {
  const pglite = await openEmbeddedStore(folder);
  const orm = await PgliteOrm.init({ ...NO_ENTITIES, driverOptions: { pglite } });
  return {
    reader: readerOn(() => orm.em.fork()),
    close: async () => {
      await orm.close();
      await pglite.close();
    },
  };
}

function readerOn(fork: () => SqlEntityManager): TrailReader {
  return sqlTrailReader(() => trailDatabase(fork()), PORTIONS);
}
