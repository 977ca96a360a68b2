import { BLOCKING_RULES, freeFieldRule, type BlockingRule } from '../block/blocking-rules.ts';
import { Agreement } from '../compare/agreement.ts';
import { REVIEW_FROM } from '../decide/zones.ts';
import { fitModel } from '../model/fit-model.ts';
import { LinkModel } from '../model/link-model.ts';
import { PatternCounts } from '../model/pattern-counts.ts';
import { combineHashes } from '../normalise/hash-text.ts';
import type { MatchingRecord } from '../normalise/matching-record.ts';
import { CandidatePairs } from './candidate-pairs.ts';
import { clusterRecords, type Clustering } from './cluster-records.ts';
import { partHashes, type PartHashes } from './part-hashes.ts';
import { recordBlocks, type Blocks } from './record-blocks.ts';
import { ScoredPairs } from './scored-pairs.ts';

/** The steps of linking, in their order, as they are shown while it goes on. */
export type Step = 'BLOCK' | 'LEARN' | 'COMPARE' | 'CLUSTER';

export interface LinkOutcome extends Clustering {
  readonly model: LinkModel;
  readonly comparedPairs: number;
  readonly scored: ScoredPairs;
  readonly oversizedBlocks: number;
}

/** Of so many pairs the model is learnt. */
const LEARN_FROM = 250_000;
/** Records of which pairs are drawn at random. */
const SAMPLE = 30_000;

/**
 * Links records that all came at once: finds pairs by blocks, learns from a part of them without being told which are
 * right, weighs all of them and puts the records together. The same records give the same outcome.
 */
export function linkRecords(
  records: readonly MatchingRecord[],
  freeFields: readonly string[],
  progress: (step: Step, done: number, total: number) => void = () => undefined,
): LinkOutcome {
  progress('BLOCK', 0, 1);
  const rules = [...BLOCKING_RULES, ...freeFields.map((_, field) => freeFieldRule(field))];
  const hashes = partHashes(records, rules);
  const most = blockSize(records.length);
  const blocks = rules.map((rule) => recordBlocks(columnsOf(rule, hashes), 1, most));
  const wide = new CandidatePairs(blocks, records.length);
  progress('LEARN', 0, 1);
  const model = learnModel(records, freeFields, wide);
  const candidates = narrowed(wide, blocks, rules, hashes, records.length);
  const agreement = new Agreement(freeFields.length);
  const scored = new ScoredPairs();
  let comparedPairs = 0;
  candidates.each(
    (left, right) => {
      const [one, other] = [records[left], records[right]];
      if (one === undefined || other === undefined) return;
      comparedPairs++;
      const odds = model.oddsOf(agreement.compare(one, other));
      if (odds >= REVIEW_FROM) scored.add(left, right, odds);
    },
    (met) => progress('COMPARE', met, candidates.bound),
  );
  const clustering = clusterRecords(records, scored, model, (done) => progress('CLUSTER', done, scored.size));
  return { ...clustering, model, comparedPairs, scored, oversizedBlocks: candidates.oversized };
}

/** Among more records than this, a rule whose blocks hold more pairs for each record is made narrow. */
const MANY = 250_000;
const CROWDED = 1;

/**
 * Among many records, most of the pairs of a crowded rule are of strangers: its blocks begin with as many parts as in the
 * index of a whole country, and find nearly as many pairs that are not. The model is learnt from the wide ones all the
 * same: children of one household meet in them, and it has to know how many of those there are.
 */
function narrowed(
  wide: CandidatePairs,
  blocks: readonly Blocks[],
  rules: readonly BlockingRule[],
  hashes: PartHashes,
  records: number,
): CandidatePairs {
  const crowded = new Set(records > MANY ? blocks.filter(({ pairs }) => pairs > CROWDED * records) : []);
  if (crowded.size === 0) return wide;
  const narrow = rules.map((rule, place) => {
    const found = blocks[place];
    if (found !== undefined && !crowded.has(found)) return found;
    return recordBlocks(columnsOf(rule, hashes), rule.usual, blockSize(records));
  });
  return new CandidatePairs(narrow, records);
}

function columnsOf({ parts }: BlockingRule, hashes: PartHashes): Uint32Array[] {
  return parts.flatMap((part) => hashes.get(part) ?? []);
}

/** Few records can be compared in large blocks; of many, blocks have to be small. */
function blockSize(records: number): number {
  return Math.max(16, Math.min(1000, Math.round(4_000_000 / Math.max(1, records))));
}

function learnModel(
  records: readonly MatchingRecord[],
  freeFields: readonly string[],
  candidates: CandidatePairs,
): LinkModel {
  const agreement = new Agreement(freeFields.length);
  const random = new PatternCounts();
  eachRandomPair(records.length, LEARN_FROM, (left, right) => {
    const [one, other] = [records[left], records[right]];
    if (one !== undefined && other !== undefined) random.add(agreement.compare(one, other));
  });
  const blocked = new PatternCounts();
  const every = Math.max(1, Math.ceil(candidates.bound / LEARN_FROM));
  candidates.each((left, right) => {
    if (every > 1 && combineHashes(left + 1, right + 1) % every !== 0) return;
    const [one, other] = [records[left], records[right]];
    if (one !== undefined && other !== undefined) blocked.add(agreement.compare(one, other));
  });
  return new LinkModel(
    fitModel({ version: 'fitted', records: records.length, freeFields, random, blocked, blockedShare: 1 / every }),
  );
}

/** All pairs where there are few, else `most` that look as if drawn by lot, the same ones each time. */
function eachRandomPair(records: number, most: number, take: (left: number, right: number) => void): void {
  if ((records * (records - 1)) / 2 <= most) {
    for (let left = 0; left < records; left++) for (let right = left + 1; right < records; right++) take(left, right);
    return;
  }
  let state = 0x1234_5678;
  const draw = (from: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * from);
  };
  // A sample of the records says as much, and is near at hand where all of them are not.
  const sample = Uint32Array.from({ length: Math.min(records, SAMPLE) }, () => draw(records));
  for (let drawn = 0; drawn < most; drawn++) {
    const [left, right] = [sample[draw(sample.length)] ?? 0, sample[draw(sample.length)] ?? 0];
    if (left !== right) take(left, right);
  }
}
