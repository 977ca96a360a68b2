import type { DatabaseProblem } from './database-check.ts';

/** What waiting needs of the world around it. */
export interface DatabaseWait {
  /** Asks once; null when the database answers. */
  readonly check: () => Promise<DatabaseProblem | null>;
  /** Told of every attempt that failed and is followed by another, before the pause. */
  readonly onWait: (attempt: number, problem: DatabaseProblem) => void;
  readonly pause: (milliseconds: number) => Promise<unknown>;
}

/** Milliseconds between attempts: short ones first, for a database that is nearly up; a minute altogether. */
const PAUSES: readonly number[] = [500, 1_000, 2_000, ...Array<number>(11).fill(5_000)];

/**
 * Resolves when the database answers. Machines that start together come up in any order, so a server that is not there
 * yet is waited for; one that refuses the user or has no such database is not.
 * @throws Error that says what to look at, when it does not answer within a minute or never will
 */
export async function awaitDatabase({ check, onWait, pause }: DatabaseWait): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const problem = await check();
    if (problem === null) return;
    const next = PAUSES[attempt - 1];
    if (!problem.passing)
      throw new Error(
        `The database refuses the connection (${problem.code}): check user, password and database name in DATABASE_URL.`,
      );
    if (next === undefined)
      throw new Error(
        `The database did not answer for a minute (${problem.code}): check that it runs, and host and port in DATABASE_URL.`,
      );
    onWait(attempt, problem);
    await pause(next);
  }
}
