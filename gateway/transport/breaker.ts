import { SlidingTally } from './sliding-tally.ts';
import type { BreakerPolicy } from './transport-policy.ts';

/** How a call went, as far as the state of the subgraph is concerned. `UNTOLD` where it says nothing of it. */
export type Verdict = 'GOOD' | 'BAD' | 'NO_CONNECTION' | 'UNTOLD';

/** Leave to make one call; the verdict on it comes back with it. */
export type Pass = 'CALL' | 'PROBE';

/**
 * Leaves a subgraph alone that fails: it would cost every request its deadline, and keep the subgraph from recovering.
 * Closed, every call passes. Open, none does. After a while one call is let through as a probe; others still fail at
 * once, and the probe's verdict closes the breaker or opens it anew (Nygard, "Release It!", circuit breaker).
 */
export class Breaker {
  readonly #policy: BreakerPolicy;
  readonly #now: () => number;
  readonly #tally: SlidingTally;
  #connectFailures = 0;
  /** Moment until which no call passes; null while closed. */
  #openUntil: number | null = null;
  #isProbing = false;

  /** @param now milliseconds of a clock that never goes back */
  constructor(policy: BreakerPolicy, now: () => number) {
    this.#policy = policy;
    this.#now = now;
    this.#tally = new SlidingTally(policy.window, now);
  }

  get isOpen(): boolean {
    return this.#openUntil !== null;
  }

  /** Whether a call would pass now; takes nothing. */
  lets(): boolean {
    return this.#openUntil === null || (!this.#isProbing && this.#now() >= this.#openUntil);
  }

  /** @returns null where no call may be made; else whoever makes it has to give its verdict, once */
  pass(): Pass | null {
    if (this.#openUntil === null) return 'CALL';
    if (!this.lets()) return null;
    this.#isProbing = true;
    return 'PROBE';
  }

  note(pass: Pass, verdict: Verdict): void {
    if (pass === 'PROBE') this.#noteProbe(verdict);
    else if (this.#openUntil === null && verdict !== 'UNTOLD') this.#noteCall(verdict);
  }

  /** The subgraph has asked to be left alone (RFC 9110 section 10.2.3). @param milliseconds at most as long as it may */
  leaveAlone(milliseconds: number): void {
    this.#open(Math.min(milliseconds, this.#policy.longestAsked));
  }

  #noteProbe(verdict: Verdict): void {
    this.#isProbing = false;
    if (verdict === 'UNTOLD') return; // the next call is the probe
    if (verdict !== 'GOOD') return this.#open(this.#policy.openFor);
    this.#openUntil = null;
    this.#connectFailures = 0;
    this.#tally.clear();
  }

  #noteCall(verdict: Exclude<Verdict, 'UNTOLD'>): void {
    const { share, leastCalls, connectFailures, openFor } = this.#policy;
    this.#tally.call();
    if (verdict !== 'GOOD') this.#tally.special();
    this.#connectFailures = verdict === 'NO_CONNECTION' ? this.#connectFailures + 1 : 0;
    const { calls, specials } = this.#tally;
    const fails = calls >= leastCalls && specials >= share * calls;
    if (fails || this.#connectFailures >= connectFailures) this.#open(openFor);
  }

  #open(milliseconds: number): void {
    this.#openUntil = Math.max(this.#openUntil ?? 0, this.#now() + milliseconds);
  }
}
