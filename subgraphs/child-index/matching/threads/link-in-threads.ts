import { availableParallelism } from 'node:os';
import { linkRecords, type LinkOutcome, type Step } from '../bulk/link-records.ts';
import type { MatchingRecord } from '../normalise/matching-record.ts';
import { TwoThreads } from './two-threads.ts';

/** Fewer records are linked before a second thread has begun. */
const MANY = 50_000;

/** Links records that all came at once, in two threads where they are many. The outcome is the same. */
export async function linkInThreads(
  records: readonly MatchingRecord[],
  freeFields: readonly string[],
  progress: (step: Step, done: number, total: number) => void = () => undefined,
): Promise<LinkOutcome> {
  if (records.length < MANY || availableParallelism() < 2) return linkRecords(records, freeFields, progress);
  const threads = new TwoThreads();
  try {
    return await linkRecords(records, freeFields, progress, threads);
  } finally {
    await threads.end();
  }
}
