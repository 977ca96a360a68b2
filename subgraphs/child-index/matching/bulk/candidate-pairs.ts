import { drawing } from './drawing.ts';
import type { Blocks } from './record-blocks.ts';

/** Blocks of one rule that follow each other. */
export interface Stretch {
  readonly rule: number;
  readonly from: number;
  readonly to: number;
  /** Pairs in them; those that share several blocks are counted as often. */
  readonly pairs: number;
}

/** Pairs of records that share a block by some rule. */
export class CandidatePairs {
  /** How many pairs there are at most: those that share several blocks are counted as often. */
  readonly bound: number;
  readonly #blocks: readonly Blocks[];
  readonly #blockOf: Uint32Array;

  /**
   * @param blocks of each rule
   * @param blockOf record after record, for each rule the number of its block, from 1; 0 where it is in none
   */
  constructor(blocks: readonly Blocks[], blockOf: Uint32Array) {
    this.#blocks = blocks;
    this.#blockOf = blockOf;
    this.bound = blocks.reduce((sum, { pairs }) => sum + pairs, 0);
  }

  /** How many blocks were cut because nothing tells their records apart. */
  get oversized(): number {
    return this.#blocks.reduce((sum, { oversized }) => sum + oversized, 0);
  }

  /** All blocks, in stretches of so many pairs or a few more. */
  stretches(most: number): Stretch[] {
    const found: Stretch[] = [];
    for (const [rule, { starts }] of this.#blocks.entries()) {
      let [from, pairs] = [0, 0];
      for (let to = 1; to < starts.length; to++) {
        const size = (starts[to] ?? 0) - (starts[to - 1] ?? 0);
        pairs += (size * (size - 1)) / 2;
        if (pairs < most && to + 1 < starts.length) continue;
        found.push({ rule, from, to, pairs });
        [from, pairs] = [to, 0];
      }
    }
    return found;
  }

  /** Calls back for each pair of a stretch that no earlier rule has, the earlier record first. */
  each({ rule, from: first, to: end }: Stretch, take: (left: number, right: number) => void): void {
    const { order, starts } = this.#blocks[rule] ?? NO_BLOCKS;
    for (let block = first; block < end; block++) {
      const [from, to] = [starts[block] ?? 0, starts[block + 1] ?? 0];
      for (let one = from; one < to; one++) {
        for (let other = one + 1; other < to; other++) {
          const [left, right] = [order[one] ?? 0, order[other] ?? 0];
          if (!this.#metBefore(rule, left, right)) take(Math.min(left, right), Math.max(left, right));
        }
      }
    }
  }

  /** Calls back for about one pair in `every`, as if drawn by lot; the same ones each time, and none twice. */
  sample(every: number, take: (left: number, right: number) => void): void {
    const lot = drawing(0x9e37_79b9);
    for (const [rule, { order, starts }] of this.#blocks.entries()) {
      // How many pairs to pass over: so that none is looked at but those that are drawn.
      let skip = lot(every);
      for (let block = 0; block + 1 < starts.length; block++) {
        const [from, to] = [starts[block] ?? 0, starts[block + 1] ?? 0];
        for (let one = from; one < to; one++) {
          let other = one + 1 + skip;
          for (; other < to; other += 1 + lot(every) + lot(every)) {
            const [left, right] = [order[one] ?? 0, order[other] ?? 0];
            if (!this.#metBefore(rule, left, right)) take(Math.min(left, right), Math.max(left, right));
          }
          skip = other - to;
        }
      }
    }
  }

  #metBefore(rule: number, left: number, right: number): boolean {
    const [one, other] = [left * this.#blocks.length, right * this.#blocks.length];
    for (let earlier = 0; earlier < rule; earlier++) {
      const block = this.#blockOf[one + earlier];
      if (block !== 0 && block === this.#blockOf[other + earlier]) return true;
    }
    return false;
  }
}

const NO_BLOCKS: Blocks = { order: new Uint32Array(), starts: new Uint32Array(), pairs: 0, oversized: 0 };
