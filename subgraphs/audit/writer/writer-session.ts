import { setTimeout as pause } from 'node:timers/promises';
import type { PGlite } from '@electric-sql/pglite';
import { Kysely, PGliteDialect, sql } from 'kysely';
import type { TrailDatabase } from '../trail-database.ts';

/** Opens a session for the one writer of a trail, whose last session is given where it had one. */
export type OpenSession = (former: Backend | null) => Promise<WriterSession>;

/** What a session may do (see m0004-roles.ts). */
export type TrailRole = 'audit_writer' | 'audit_reader' | 'audit_archivist';

/** The one connection through which a trail is written, and by which the database knows its session. */
export interface WriterSession {
  readonly backend: Backend;
  /** Does something with the rights of a role, and with no others. One thing at a time. */
  as<T>(role: TrailRole, step: (database: TrailDatabase) => Promise<T>): Promise<T>;
  /** Gives the lock and the connection back, the latter once what is under way on it has ended. */
  release(): void;
}

/** A session, as the database server knows it; its number alone may be given to another one later. */
export interface Backend {
  readonly pid: number;
  readonly started: string;
}

/** Thrown when another writer has the trail. */
export class TrailTaken extends Error {}

/** Of the advisory lock that the writer of `audit.entry` holds, in its database. The numbers mean nothing. */
const LOCK = sql.raw('1635083369, 1');
/** How often, and how many milliseconds apart, the lock is asked for once its holder has been told to end. */
const TRIES = 6;
const BETWEEN_TRIES = 50;

/**
 * The session of a writer inside the process that the database is in. No other process can have it open, so there is
 * nobody to lock out. Its one connection is everybody’s, so a role is taken on for one transaction at a time. Two writers
 * in one process would meet in the primary key.
 */
export function openSharedSession(pglite: PGlite): WriterSession {
  // Apart from the ORM’s, whose statements would else run inside these transactions.
  const own: TrailDatabase = new Kysely({ dialect: new PGliteDialect({ pglite }) });
  return {
    backend: { pid: 0, started: '' },
    as: (role, step) =>
      own.transaction().execute(async (database) => {
        await sql`set local role ${sql.ref(role)}`.execute(database);
        return step(database);
      }),
    release: () => undefined,
  };
}

/**
 * Takes the trail for this writer, for as long as the connection lives: two writers would give two entries the same
 * place. The lock belongs to the connection that also writes, so whatever the last connection had under way has been
 * committed, or never will be, once the next one has the lock.
 * @param former this writer’s last session. It may hang on a line that fell silent, and is ended then.
 * @throws TrailTaken when another writer has it
 */
export async function openLockedSession(pool: TrailDatabase, former: Backend | null): Promise<WriterSession> {
  const { database, release } = await holdConnection(pool);
  try {
    await sql`reset role`.execute(database);
    await takeLock(database, former);
    const found = await sql<Backend>`
      select pg_backend_pid() as pid, coalesce((select backend_start::text from pg_stat_activity
        where pid = pg_backend_pid()), '') as started`.execute(database);
    const backend = found.rows[0];
    if (backend === undefined) throw new Error('the database did not name its session');
    // The connection goes back to those that everybody uses: without the lock, or not at all.
    const unlock = async () => {
      await sql`reset role`.execute(database);
      await sql`select pg_advisory_unlock(${LOCK})`.execute(database);
    };
    let current: TrailRole | null = null;
    return {
      backend,
      as: async (role, step) => {
        if (current !== role) await sql`set role ${sql.ref(role)}`.execute(database);
        current = role;
        return step(database);
      },
      release: () => void unlock().then(release, release),
    };
  } catch (error) {
    release();
    throw error;
  }
}

async function takeLock(database: TrailDatabase, former: Backend | null): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const tried = await sql<{ held: boolean }>`select pg_try_advisory_lock(${LOCK}) as held`.execute(database);
    if (tried.rows[0]?.held === true) return;
    if (former === null || attempt === TRIES) throw new TrailTaken('another writer has this trail');
    await sql`
      select pg_terminate_backend(pid) from pg_locks join pg_stat_activity using (pid)
      where locktype = 'advisory' and (classid, objid) = (${LOCK}) and granted
        and pg_locks.database = (select oid from pg_database where datname = current_database())
        and pid = ${former.pid} and backend_start::text = ${former.started}`.execute(database);
    await pause(BETWEEN_TRIES);
  }
}

/** Takes a connection out of the pool until it is released. */
function holdConnection(pool: TrailDatabase): Promise<{ database: TrailDatabase; release: () => void }> {
  return new Promise((resolve, reject) => {
    pool
      .connection()
      .execute((database) => new Promise<void>((release) => resolve({ database, release })))
      .catch(reject);
  });
}
