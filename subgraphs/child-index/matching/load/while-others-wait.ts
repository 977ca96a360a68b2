import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { oneAtATime } from '../one-at-a-time.ts';

/** Milliseconds between two signs of life on the connection that keeps others waiting. */
const BETWEEN = 1_000;

/**
 * Does long work in transactions of its own while nobody else changes which record belongs to which child: who wants to
 * is turned away as OVERLOADED, and comes again.
 * @param work is given a check to call before each step
 * @throws whatever broke the connection that kept others waiting, at the next check
 */
export function whileOthersWait<Result>(
  em: SqlEntityManager,
  work: (check: () => void) => Promise<Result>,
): Promise<Result> {
  return em.transactional(async (holder) => {
    await oneAtATime(holder);
    let broken: Error | null = null;
    const beat = async () => {
      try {
        await sql`select 1`.execute(holder.getKysely());
      } catch (cause) {
        broken = new Error('The connection that kept others waiting was lost: begin the load again.', { cause });
      }
    };
    const timer = setInterval(() => void beat(), BETWEEN);
    try {
      return await work(() => {
        if (broken !== null) throw broken;
      });
    } finally {
      clearInterval(timer);
    }
  });
}
