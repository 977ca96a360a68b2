import { BLOCKING_RULES, freeFieldRule, type BlockingRule } from '../block/blocking-rules.ts';
import type { MatchingRecord } from '../normalise/matching-record.ts';
import { CandidatePairs } from './candidate-pairs.ts';
import { partHashes, type PartHashes } from './part-hashes.ts';
import type { Blocks } from './record-blocks.ts';
import { sharedColumn } from './shared-column.ts';
import { ONE_THREAD, type TakeResult, type Threads } from './tasks.ts';

/** Among more records than this, a rule whose blocks hold more pairs for each record is made narrow. */
const MANY = 250_000;
const CROWDED = 1;

/** Records in blocks, by all rules and one for each free field. */
export class BlockedRecords {
  /** Record after record, for each rule the number of its block. */
  readonly blockOf: Uint32Array;
  /** Of each rule. */
  readonly blocks: Blocks[] = [];
  readonly #rules: readonly BlockingRule[];
  readonly #hashes: PartHashes;
  readonly #size: number;
  readonly #threads: Threads;
  readonly #finishWide: (take: TakeResult<'BLOCK'>) => Promise<void>;

  constructor(records: readonly MatchingRecord[], freeFields: number, threads: Threads = ONE_THREAD) {
    [this.#size, this.#threads] = [records.length, threads];
    this.#rules = [...BLOCKING_RULES, ...Array.from({ length: freeFields }, (_, field) => freeFieldRule(field))];
    this.#hashes = partHashes(records, this.#rules);
    this.blockOf = sharedColumn(records.length * this.#rules.length);
    this.#finishWide = this.#begin([...this.#rules.keys()], () => 1);
  }

  /** Pairs by blocks as large as can be. To be called once, and before `narrow`. */
  async wide(): Promise<CandidatePairs> {
    await this.#finishWide((blocks, rule) => (this.blocks[rule] = blocks));
    return new CandidatePairs(this.blocks, this.blockOf);
  }

  /**
   * Among many records, most of the pairs of a crowded rule are of strangers: its blocks begin with as many parts as in
   * the index of a whole country, and find nearly as many pairs that are not. The wide ones are not to be used again.
   * @returns what waits for it
   */
  narrow(): () => Promise<CandidatePairs> {
    const isCrowded = ({ pairs }: Blocks): boolean => this.#size > MANY && pairs > CROWDED * this.#size;
    const crowded = this.blocks.flatMap((blocks, rule) => (isCrowded(blocks) ? [rule] : []));
    const finish = this.#begin(crowded, ({ usual }) => usual);
    return async () => {
      await finish((blocks, portion) => (this.blocks[crowded[portion] ?? 0] = blocks));
      return new CandidatePairs(this.blocks, this.blockOf);
    };
  }

  #begin(rules: readonly number[], begin: (rule: BlockingRule) => number) {
    const columns = rules.flatMap((place) => {
      const rule = this.#rules[place];
      if (rule === undefined) return [];
      const parts = rule.parts.flatMap((part) => this.#hashes.get(part) ?? []);
      return [{ rule: place, parts, begin: begin(rule) }];
    });
    const work = { columns, most: blockSize(this.#size), rules: this.#rules.length, blockOf: this.blockOf };
    return this.#threads.begin('BLOCK', work, columns.length);
  }
}

/** Few records can be compared in large blocks; of many, blocks have to be small. */
function blockSize(records: number): number {
  return Math.max(16, Math.min(1000, Math.round(4_000_000 / Math.max(1, records))));
}
