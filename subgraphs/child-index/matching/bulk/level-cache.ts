/** Remembers how values agree that are met again and again, by their numbers; the latest pairs only. */
export class LevelCache {
  readonly #pairs = new Float64Array(SLOTS);
  readonly #levels = new Uint8Array(SLOTS);
  readonly #levelOf: (left: number, right: number) => number;

  /** @param levelOf compares the values of two numbers below 2^26, from 1 */
  constructor(levelOf: (left: number, right: number) => number) {
    this.#levelOf = levelOf;
  }

  of(left: number, right: number): number {
    const pair = left * 0x400_0000 + right;
    const slot = (Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b)) >>> (32 - SLOT_BITS);
    if (this.#pairs[slot] === pair) return this.#levels[slot] ?? 0;
    const level = this.#levelOf(left, right);
    this.#pairs[slot] = pair;
    this.#levels[slot] = level;
    return level;
  }
}

const SLOT_BITS = 18;
const SLOTS = 1 << SLOT_BITS;
