import type { Blocks } from './record-blocks.ts';

/** Pairs of records that share a block by some rule. */
export class CandidatePairs {
  /** How many pairs there are at most: those that share several blocks are counted as often. */
  readonly bound: number;
  readonly #blocks: readonly Blocks[];
  /** Record after record, for each rule the number of its block, from 1; 0 where it is in none. */
  readonly #blockOf: Uint32Array;

  /** @param blocks of each rule. @param records how many there are */
  constructor(blocks: readonly Blocks[], records: number) {
    this.#blocks = blocks;
    this.#blockOf = blocksByRecord(blocks, records);
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

  #metBefore(rule: number, left: number, right: number): boolean {
    const [one, other] = [left * this.#blocks.length, right * this.#blocks.length];
    for (let earlier = 0; earlier < rule; earlier++) {
      const block = this.#blockOf[one + earlier];
      if (block !== 0 && block === this.#blockOf[other + earlier]) return true;
    }
    return false;
  }
}

function blocksByRecord(blocks: readonly Blocks[], records: number): Uint32Array {
  const found = new Uint32Array(records * blocks.length);
  for (const [rule, { order, starts }] of blocks.entries()) {
    for (let block = 0; block + 1 < starts.length; block++) {
      const to = starts[block + 1] ?? 0;
      for (let at = starts[block] ?? 0; at < to; at++) found[(order[at] ?? 0) * blocks.length + rule] = block + 1;
    }
  }
  return found;
}
