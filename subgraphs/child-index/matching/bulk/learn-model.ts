import { Agreement } from '../compare/agreement.ts';
import { fitModel } from '../model/fit-model.ts';
import { LinkModel } from '../model/link-model.ts';
import { PatternCounts } from '../model/pattern-counts.ts';
import type { MatchingRecord } from '../normalise/matching-record.ts';
import type { CandidatePairs } from './candidate-pairs.ts';
import { drawing } from './drawing.ts';

/** Of so many pairs the model is learnt. */
const LEARN_FROM = 250_000;
/** Records of which pairs are drawn at random. */
const SAMPLE = 30_000;

/**
 * Learns from records themselves, without being told which belong together: how strangers agree from pairs drawn at
 * random, how records of one child do from pairs that share a block. The same records teach the same.
 */
export class ModelLearner {
  readonly #records: readonly MatchingRecord[];
  readonly #freeFields: readonly string[];
  readonly #agreement: Agreement;
  readonly #random = new PatternCounts();
  readonly #drawn: number[] = [];
  #every = 1;

  constructor(records: readonly MatchingRecord[], freeFields: readonly string[]) {
    [this.#records, this.#freeFields] = [records, freeFields];
    this.#agreement = new Agreement(freeFields.length);
  }

  compareStrangers(): void {
    eachRandomPair(this.#records.length, LEARN_FROM, (left, right) => this.#count(this.#random, left, right));
  }

  /** @param candidates of blocks wide enough that children of one household meet in them: it has to be known how many they are */
  draw(candidates: CandidatePairs): void {
    this.#every = Math.max(1, Math.ceil(candidates.bound / LEARN_FROM));
    candidates.sample(this.#every, (left, right) => this.#drawn.push(left, right));
  }

  /** To be called when strangers were compared and pairs drawn. */
  learn(): LinkModel {
    const blocked = new PatternCounts();
    for (let at = 0; at < this.#drawn.length; at += 2) {
      this.#count(blocked, this.#drawn[at] ?? 0, this.#drawn[at + 1] ?? 0);
    }
    const [records, freeFields, random] = [this.#records.length, this.#freeFields, this.#random];
    return new LinkModel(
      fitModel({ version: 'fitted', records, freeFields, random, blocked, blockedShare: 1 / this.#every }),
    );
  }

  #count(counts: PatternCounts, left: number, right: number): void {
    const [one, other] = [this.#records[left], this.#records[right]];
    if (one !== undefined && other !== undefined) counts.add(this.#agreement.compare(one, other));
  }
}

/** All pairs where there are few, else `most` that look as if drawn by lot, the same ones each time. */
function eachRandomPair(records: number, most: number, take: (left: number, right: number) => void): void {
  if ((records * (records - 1)) / 2 <= most) {
    for (let left = 0; left < records; left++) for (let right = left + 1; right < records; right++) take(left, right);
    return;
  }
  const draw = drawing(0x1234_5678);
  // A sample of the records says as much, and is near at hand where all of them are not.
  const sample = Uint32Array.from({ length: Math.min(records, SAMPLE) }, () => draw(records));
  for (let drawn = 0; drawn < most; drawn++) {
    const [left, right] = [sample[draw(sample.length)] ?? 0, sample[draw(sample.length)] ?? 0];
    if (left !== right) take(left, right);
  }
}
