import { drawing } from './drawing.ts';
import type { Blocks } from './record-blocks.ts';

/** Pairs of records that share a block by some rule. */
export class CandidatePairs {
  /** How many pairs there are at most: those that share several blocks are counted as often. */
  readonly bound: number;
  readonly #blocks: readonly Blocks[];
  /** Record after record, for each rule the number of its block, from 1; 0 where it is in none. */
  readonly #blockOf: Uint32Array;

  /**
   * @param blocks of each rule. @param records how many there are
   * @param wider pairs by blocks that may be the same; it gives up its memory, and is not to be used again
   */
  constructor(blocks: readonly Blocks[], records: number, wider: CandidatePairs | null = null) {
    this.#blocks = blocks;
    this.#blockOf = wider === null ? new Uint32Array(records * blocks.length) : wider.#blockOf;
    const column = new Uint32Array(records);
    for (const [rule, found] of blocks.entries()) {
      if (wider === null || found !== wider.#blocks[rule]) this.#number(found, rule, column);
    }
    this.bound = blocks.reduce((sum, { pairs }) => sum + pairs, 0);
  }

  /** How many blocks were cut because nothing tells their records apart. */
  get oversized(): number {
    return this.#blocks.reduce((sum, { oversized }) => sum + oversized, 0);
  }

  /** Calls back for each pair once, the earlier record first; `met` is how many have been met of `bound`. */
  each(take: (left: number, right: number) => void, progress: (met: number) => void = () => undefined): void {
    let met = 0;
    for (const [rule, { order, starts }] of this.#blocks.entries()) {
      for (let block = 0; block + 1 < starts.length; block++) {
        const [from, to] = [starts[block] ?? 0, starts[block + 1] ?? 0];
        for (let one = from; one < to; one++) {
          for (let other = one + 1; other < to; other++) {
            const [left, right] = [order[one] ?? 0, order[other] ?? 0];
            if (!this.#metBefore(rule, left, right)) take(Math.min(left, right), Math.max(left, right));
          }
        }
        met += ((to - from) * (to - from - 1)) / 2;
        if (block % 4096 === 0) progress(met);
      }
      progress(met);
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

  /** Notes for each record in which block of one rule it is: in a column first, which is near at hand as rows are not. */
  #number({ order, starts }: Blocks, rule: number, column: Uint32Array): void {
    column.fill(0);
    for (let block = 0; block + 1 < starts.length; block++) {
      const to = starts[block + 1] ?? 0;
      for (let at = starts[block] ?? 0; at < to; at++) column[order[at] ?? 0] = block + 1;
    }
    const rules = this.#blocks.length;
    for (let record = 0; record < column.length; record++) this.#blockOf[record * rules + rule] = column[record] ?? 0;
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
