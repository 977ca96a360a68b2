import { Agreement } from '../compare/agreement.ts';
import { identifiersDiffer, TwinGuard } from '../decide/guards.ts';
import { REVIEW_FROM, zoneOf } from '../decide/zones.ts';
import type { LinkModel } from '../model/link-model.ts';
import type { MatchingRecord } from '../normalise/matching-record.ts';
import type { CandidatePairs } from './candidate-pairs.ts';
import type { Blocks } from './record-blocks.ts';
import { ScoredPairs } from './scored-pairs.ts';
import { screenData } from './screen-data.ts';
import type { ScreenRows } from './screen-rows.ts';
import type { Threads } from './tasks.ts';

/** Pairs of a portion, about: it takes milliseconds. */
const PORTION = 100_000;

export interface Candidates {
  readonly model: LinkModel;
  readonly rows: ScreenRows;
  readonly blocks: readonly Blocks[];
  readonly blockOf: Uint32Array;
  readonly pairs: CandidatePairs;
}

export interface Compared {
  readonly model: LinkModel;
  readonly comparedPairs: number;
  readonly scored: ScoredPairs;
  readonly oversizedBlocks: number;
}

/** Screens all pairs in portions, and compares in full those that pass: the records are in this thread alone. */
export async function compareCandidates(
  records: readonly MatchingRecord[],
  { model, rows, blocks, blockOf, pairs: candidates }: Candidates,
  threads: Threads,
  progress: (met: number, of: number) => void,
): Promise<Compared> {
  const stretches = candidates.stretches(PORTION);
  const work = { blocks, blockOf, stretches, screen: screenData(rows, model, REVIEW_FROM) };
  const agreement = new Agreement(model.freeFields);
  const scored = new ScoredPairs();
  let [comparedPairs, met] = [0, 0];
  await threads.begin(
    'SCREEN',
    work,
    stretches.length,
  )(({ pairs, passed }, portion) => {
    for (let at = 0; at < passed.length; at += 2) {
      const [left = 0, right = 0] = [passed[at], passed[at + 1]];
      const [one, other] = [records[left], records[right]];
      if (one === undefined || other === undefined) continue;
      const odds = model.oddsOf(agreement.compare(one, other));
      if (odds >= REVIEW_FROM) scored.add(left, right, odds, isSure(one, other, agreement, odds, model));
    }
    comparedPairs += pairs;
    progress((met += stretches[portion]?.pairs ?? 0), candidates.bound);
  });
  return { model, comparedPairs, scored, oversizedBlocks: candidates.oversized };
}

/** Whether two records are of one child, if nothing but them is known: as weighing groups has it for groups of one. */
function isSure(
  left: MatchingRecord,
  right: MatchingRecord,
  { levels }: Agreement,
  odds: number,
  model: LinkModel,
): boolean {
  if (zoneOf(odds, odds) !== 'LINK' || left.unborn || right.unborn || identifiersDiffer(left, right)) return false;
  const twins = new TwinGuard(model);
  twins.add(levels);
  return twins.reason(false) === null;
}
