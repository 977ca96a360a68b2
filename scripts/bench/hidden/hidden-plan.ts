import { parseArgs } from 'node:util';

/** How much is asked to see whether what is hidden shows in the time of an answer. */
export interface HiddenPlan {
  readonly rounds: number;
  /** Requests in one round for the child with what is hidden, and as many for the one without, by turns. */
  readonly requests: number;
  /** Requests for each of the two before anything is measured. */
  readonly warmUp: number;
  /** Families of the population that the children are among. */
  readonly families: number;
}

const WHOLE: HiddenPlan = { rounds: 5, requests: 300, warmUp: 60, families: 150 };
const QUICK: HiddenPlan = { rounds: 1, requests: 60, warmUp: 20, families: 20 };

/** @throws Error that says how the command is used */
export function readHiddenPlan(words: readonly string[]): HiddenPlan {
  try {
    const { values } = parseArgs({ args: [...words], options: { quick: { type: 'boolean', default: false } } });
    return values.quick ? QUICK : WHOLE;
  } catch {
    throw new Error('npm run bench:hidden [-- --quick]');
  }
}
