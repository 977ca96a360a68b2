import { setTimeout as pause } from 'node:timers/promises';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { HubError } from '../../../schema/contract/error-codes.ts';
import { BY_INDEX_ALONE } from './by-index-alone.ts';

/** Milliseconds between two looks at whether it is one's turn. */
const BETWEEN = 2;
/** Milliseconds after which somebody who waits gives up. */
const PATIENCE = 8_000;

/**
 * Waits until nobody else changes which record belongs to which child, and keeps others waiting until the transaction
 * ends, in whatever process they are. It looks again and again, because a statement that waits itself would be broken off
 * as one that takes too long.
 * @throws HubError OVERLOADED where its turn does not come
 */
export async function oneAtATime(transaction: SqlEntityManager): Promise<void> {
  const until = Date.now() + PATIENCE;
  do {
    const { rows } = await sql<{ ours: boolean }>`
      select pg_try_advisory_xact_lock(hashtext('child_index.register_records')) as ours, ${BY_INDEX_ALONE}`.execute(
      transaction.getKysely(),
    );
    if (rows[0]?.ours === true) return;
    await pause(BETWEEN);
  } while (Date.now() < until);
  throw new HubError('OVERLOADED');
}
