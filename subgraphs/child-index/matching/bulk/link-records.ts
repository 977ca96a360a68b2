import type { MatchingRecord } from '../normalise/matching-record.ts';
import { BlockedRecords } from './blocked-records.ts';
import { clusterRecords, type Clustering } from './cluster-records.ts';
import { compareCandidates, type Candidates, type Compared } from './compare-candidates.ts';
import { ModelLearner } from './learn-model.ts';
import { screenRows } from './screen-rows.ts';
import { ONE_THREAD, type Threads } from './tasks.ts';

/** The steps of linking, in their order, as they are shown while it goes on. */
export type Step = 'BLOCK' | 'LEARN' | 'COMPARE' | 'CLUSTER';

export interface LinkOutcome extends Clustering, Compared {}

/**
 * Links records that all came at once: finds pairs by blocks, learns from a part of them without being told which are
 * right, weighs all of them and puts the records together. The same records give the same outcome, whatever the threads.
 */
export async function linkRecords(
  records: readonly MatchingRecord[],
  freeFields: readonly string[],
  progress: (step: Step, done: number, total: number) => void = () => undefined,
  threads: Threads = ONE_THREAD,
): Promise<LinkOutcome> {
  const candidates = await findCandidates(records, freeFields, progress, threads);
  progress('COMPARE', 0, 1);
  const compared = await compareCandidates(records, candidates, threads, (met, of) => progress('COMPARE', met, of));
  const { scored, model } = compared;
  const clustering = clusterRecords(records, scored, model, (done) => progress('CLUSTER', done, scored.size));
  return { ...clustering, ...compared };
}

/** What it takes to find them is forgotten when they are found: it needs as much room as they do. */
async function findCandidates(
  records: readonly MatchingRecord[],
  freeFields: readonly string[],
  progress: (step: Step, done: number, total: number) => void,
  threads: Threads,
): Promise<Candidates> {
  progress('BLOCK', 0, 1);
  const blocked = new BlockedRecords(records, freeFields.length, threads);
  // What needs the records themselves is done while another thread makes blocks.
  const rows = screenRows(records, freeFields.length);
  const learner = new ModelLearner(records, freeFields);
  learner.compareStrangers();
  const wide = await blocked.wide();
  progress('LEARN', 0, 1);
  learner.draw(wide);
  const narrow = blocked.narrow();
  const model = learner.learn();
  const pairs = await narrow();
  const { blocks, blockOf } = blocked;
  return { model, rows, blocks, blockOf, pairs };
}
