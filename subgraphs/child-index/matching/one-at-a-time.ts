import { setTimeout as pause } from 'node:timers/promises';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql, type RawBuilder } from 'kysely';
import { HubError } from '../../../schema/contract/error-codes.ts';
import { BY_INDEX_ALONE } from './by-index-alone.ts';

/** Milliseconds between two looks at whether it is one's turn. */
const BETWEEN = 2;
/** Milliseconds after which somebody who waits gives up. */
const PATIENCE = 8_000;

/** What a transaction has until it ends: its turn, and in that turn the pen. */
const TURN = sql`hashtext('child_index.register_records')`;
const PEN = sql`hashtext('child_index.write_links')`;
const TAKE_TURN = sql<boolean>`pg_try_advisory_xact_lock(${TURN})`;
const TAKE_PEN = sql<boolean>`pg_try_advisory_xact_lock(${PEN})`;

/** The server's process that serves a transaction. */
type Backend = number;

/**
 * Waits until nobody else changes which record belongs to which child, and keeps others waiting until the transaction
 * ends, in whatever process they are.
 * @throws HubError OVERLOADED where its turn does not come
 */
export async function oneAtATime(transaction: SqlEntityManager): Promise<void> {
  await untilTaken(transaction, sql`case when ${TAKE_TURN} then nullif(${TAKE_PEN}, false) end`);
}

/**
 * The same for a transaction that only reads, and in whose turn others write that have the pen.
 * @throws HubError OVERLOADED where its turn does not come
 */
export async function takeTurn(reader: SqlEntityManager): Promise<Backend> {
  const { backend } = await untilTaken(reader, sql`nullif(${TAKE_TURN}, false)`);
  return backend;
}

/**
 * Waits until nobody else writes, and keeps others from it until the transaction ends. Somebody may be writing still whose
 * turn ended because a connection was lost.
 * @param reader whose turn it is
 * @returns false where it is that reader's turn no more, for the same reason: others may have written since
 * @throws HubError OVERLOADED where somebody else goes on writing
 */
export async function takePen(writer: SqlEntityManager, reader: Backend): Promise<boolean> {
  const hasTurn = sql`exists (
    select from pg_locks
    where locktype = 'advisory' and objid::bigint = ${TURN}::bigint & 4294967295 and pid = ${reader} and granted)`;
  const { taken } = await untilTaken(writer, sql`case when ${TAKE_PEN} then ${hasTurn} end`);
  return taken;
}

/**
 * Looks again and again, because a statement that waits itself would be broken off as one that takes too long.
 * @param take null where it has to wait
 */
async function untilTaken(
  transaction: SqlEntityManager,
  take: RawBuilder<unknown>,
): Promise<{ readonly taken: boolean; readonly backend: Backend }> {
  const until = Date.now() + PATIENCE;
  do {
    const { rows } = await sql<{ taken: boolean | null; backend: Backend }>`
      select ${take} as taken, pg_backend_pid() as backend, ${BY_INDEX_ALONE}`.execute(transaction.getKysely());
    const [row] = rows;
    if (row !== undefined && row.taken !== null) return { ...row, taken: row.taken };
    await pause(BETWEEN);
  } while (Date.now() < until);
  throw new HubError('OVERLOADED');
}
