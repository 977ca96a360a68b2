import { Agreement } from '../compare/agreement.ts';
import { identifiersDiffer, TwinGuard } from '../decide/guards.ts';
import { REVIEW_FROM, zoneOf } from '../decide/zones.ts';
import type { LinkModel } from '../model/link-model.ts';
import type { MatchingRecord } from '../normalise/matching-record.ts';
import { BlockedRecords } from './blocked-records.ts';
import { clusterRecords, type Clustering } from './cluster-records.ts';
import { learnModel } from './learn-model.ts';
import { PairScreen } from './pair-screen.ts';
import { ScoredPairs } from './scored-pairs.ts';

/** The steps of linking, in their order, as they are shown while it goes on. */
export type Step = 'BLOCK' | 'LEARN' | 'COMPARE' | 'CLUSTER';

export interface LinkOutcome extends Clustering {
  readonly model: LinkModel;
  readonly comparedPairs: number;
  readonly scored: ScoredPairs;
  readonly oversizedBlocks: number;
}

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
  const blocked = new BlockedRecords(records, freeFields.length);
  progress('LEARN', 0, 1);
  const model = learnModel(records, freeFields, blocked.wide);
  progress('COMPARE', 0, 1);
  const candidates = blocked.narrow();
  const agreement = new Agreement(freeFields.length);
  const screen = new PairScreen(records, model, REVIEW_FROM);
  const scored = new ScoredPairs();
  let comparedPairs = 0;
  candidates.each(
    (left, right) => {
      comparedPairs++;
      if (!screen.mayPass(left, right)) return;
      const [one, other] = [records[left], records[right]];
      if (one === undefined || other === undefined) return;
      const odds = model.oddsOf(agreement.compare(one, other));
      if (odds >= REVIEW_FROM) scored.add(left, right, odds, isSure(one, other, agreement, odds, model));
    },
    (met) => progress('COMPARE', met, candidates.bound),
  );
  const clustering = clusterRecords(records, scored, model, (done) => progress('CLUSTER', done, scored.size));
  return { ...clustering, model, comparedPairs, scored, oversizedBlocks: candidates.oversized };
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
