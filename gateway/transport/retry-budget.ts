import { SlidingTally } from './sliding-tally.ts';
import type { RetryPolicy } from './transport-policy.ts';

/**
 * How many calls to a subgraph may be sent again: a share of those that were made of late. So when everything fails,
 * retries add a tenth to the load and not a second load on top of the first.
 */
export class RetryBudget {
  readonly #policy: RetryPolicy;
  readonly #tally: SlidingTally;

  /** @param now milliseconds of a clock that never goes back */
  constructor(policy: RetryPolicy, now: () => number) {
    this.#policy = policy;
    this.#tally = new SlidingTally(policy.window, now);
  }

  call(): void {
    this.#tally.call();
  }

  /** Takes one retry, if there is one. */
  take(): boolean {
    const { share, least } = this.#policy;
    if (this.#tally.specials >= Math.max(least, Math.floor(share * this.#tally.calls))) return false;
    this.#tally.special();
    return true;
  }
}
