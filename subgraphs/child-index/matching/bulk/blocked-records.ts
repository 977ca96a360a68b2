import { BLOCKING_RULES, freeFieldRule, type BlockingRule } from '../block/blocking-rules.ts';
import type { MatchingRecord } from '../normalise/matching-record.ts';
import { CandidatePairs } from './candidate-pairs.ts';
import { partHashes, type PartHashes } from './part-hashes.ts';
import { recordBlocks, type Blocks } from './record-blocks.ts';

/** Among more records than this, a rule whose blocks hold more pairs for each record is made narrow. */
const MANY = 250_000;
const CROWDED = 1;

/** Records in blocks, by all rules and one for each free field. */
export class BlockedRecords {
  /** Pairs by blocks as large as can be. */
  readonly wide: CandidatePairs;
  readonly #rules: readonly BlockingRule[];
  readonly #hashes: PartHashes;
  readonly #blocks: readonly Blocks[];
  readonly #size: number;

  constructor(records: readonly MatchingRecord[], freeFields: number) {
    this.#size = records.length;
    this.#rules = [...BLOCKING_RULES, ...Array.from({ length: freeFields }, (_, field) => freeFieldRule(field))];
    this.#hashes = partHashes(records, this.#rules);
    this.#blocks = this.#rules.map((rule) => this.#blocksOf(rule, 1));
    this.wide = new CandidatePairs(this.#blocks, this.#size);
  }

  /**
   * Among many records, most of the pairs of a crowded rule are of strangers: its blocks begin with as many parts as in
   * the index of a whole country, and find nearly as many pairs that are not. The wide ones are not to be used again.
   */
  narrow(): CandidatePairs {
    const crowded = new Set(this.#size > MANY ? this.#blocks.filter(({ pairs }) => pairs > CROWDED * this.#size) : []);
    if (crowded.size === 0) return this.wide;
    const narrow = this.#blocks.map((blocks, place) => {
      const rule = this.#rules[place];
      return rule === undefined || !crowded.has(blocks) ? blocks : this.#blocksOf(rule, rule.usual);
    });
    return new CandidatePairs(narrow, this.#size, this.wide);
  }

  #blocksOf({ parts }: BlockingRule, begin: number): Blocks {
    const columns = parts.flatMap((part) => this.#hashes.get(part) ?? []);
    return recordBlocks(columns, begin, blockSize(this.#size));
  }
}

/** Few records can be compared in large blocks; of many, blocks have to be small. */
function blockSize(records: number): number {
  return Math.max(16, Math.min(1000, Math.round(4_000_000 / Math.max(1, records))));
}
