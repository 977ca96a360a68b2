import { SIGNATURE_LIFETIME } from '../../../schema/contract/request-signature.ts';

/**
 * Remembers the nonces of signed requests for as long as their signatures can be valid, so that none is served twice.
 * Two generations, swapped once a lifetime: no timer, no work per nonce. Per process: a replay to another replica
 * within the lifetime could only get the answer that the gateway itself was given.
 */
export class SeenNonces {
  readonly #limit: number;
  #current = new Set<string>();
  #previous = new Set<string>();
  #swappedAt = 0;

  constructor(limit = 500_000) {
    this.#limit = limit;
  }

  /** True when the nonce is new. False when it was seen, or when there is no room to remember it. */
  claim(nonce: string, now: number): boolean {
    const age = (now - this.#swappedAt) / 1000;
    // Created may lie a lifetime ahead of this clock and be valid a lifetime beyond that.
    if (age >= 2 * SIGNATURE_LIFETIME) {
      this.#previous = age >= 4 * SIGNATURE_LIFETIME ? new Set() : this.#current;
      this.#current = new Set();
      this.#swappedAt = now;
    }
    if (this.#current.has(nonce) || this.#previous.has(nonce) || this.#current.size >= this.#limit) return false;
    this.#current.add(nonce);
    return true;
  }
}
