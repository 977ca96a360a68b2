import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { BY_INDEX_ALONE } from './by-index-alone.ts';

/**
 * Does work that writes in a transaction, with a connection besides on which it can read meanwhile: what the transaction has
 * written is not seen there. Where there is one connection only, or none is free, it reads in the transaction itself.
 * @param em one that is in no transaction
 */
export async function readingBeside<Result>(
  em: SqlEntityManager,
  transaction: SqlEntityManager,
  work: (reader: SqlEntityManager) => Promise<Result>,
): Promise<Result> {
  const reader = await readerBeside(em);
  if (reader === null) return work(transaction);
  try {
    await sql`select ${BY_INDEX_ALONE}`.execute(reader.getKysely());
    return await work(reader);
  } finally {
    await reader.rollback();
  }
}

async function readerBeside(em: SqlEntityManager): Promise<SqlEntityManager | null> {
  if ((em.config.get('pool').max ?? 1) < 2) return null;
  const reader = em.fork();
  try {
    await reader.begin();
    return reader;
  } catch {
    return null; // others have all of them, and some may be waiting for this transaction to end
  }
}
