import { parseArgs } from 'node:util';

/** How much a benchmark does. */
export interface BenchPlan {
  /** Families of the population; each has one to four children. */
  readonly families: number;
  /** Children asked about at most. */
  readonly children: number;
  /** Children whose answers are compared before anything is measured. */
  readonly compared: number;
  readonly rounds: number;
  /** Seconds of load on one front with one number of connections, in one round. */
  readonly seconds: number;
  /** Seconds of load on each front before anything is measured. */
  readonly warmUp: number;
}

/** Numbers of connections that ask at once. Time is told apart by part at the first, processor time at the last. */
export const CONNECTIONS = [1, 16, 64] as const;

const WHOLE: BenchPlan = { families: 2_000, children: 500, compared: 50, rounds: 7, seconds: 2.5, warmUp: 4 };
const QUICK: BenchPlan = { families: 150, children: 100, compared: 10, rounds: 3, seconds: 1, warmUp: 1 };

/** @throws Error that says how the command is used */
export function readBenchPlan(words: readonly string[]): BenchPlan {
  try {
    const { values } = parseArgs({ args: [...words], options: { quick: { type: 'boolean', default: false } } });
    return values.quick ? QUICK : WHOLE;
  } catch {
    throw new Error('npm run bench [-- --quick]');
  }
}
