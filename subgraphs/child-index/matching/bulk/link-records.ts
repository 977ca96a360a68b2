import { Agreement } from '../compare/agreement.ts';
import { REVIEW_FROM } from '../decide/zones.ts';
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
      if (odds >= REVIEW_FROM) scored.add(left, right, odds);
    },
    (met) => progress('COMPARE', met, candidates.bound),
  );
  const clustering = clusterRecords(records, scored, model, (done) => progress('CLUSTER', done, scored.size));
  return { ...clustering, model, comparedPairs, scored, oversizedBlocks: candidates.oversized };
}
