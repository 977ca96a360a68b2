import { createHash } from 'node:crypto';
import { setImmediate as othersTurn } from 'node:timers/promises';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { AuditTrail } from '../../../../schema/contract/audit-entry.ts';
import { batchChange } from '../../../kernel/agency/batch-change.ts';
import { matchingRecordOf } from '../candidates/matching-record-of.ts';
import { LinkModel } from '../model/link-model.ts';
import type { MatchingRecord } from '../normalise/matching-record.ts';
import { saidBy } from '../read-record.ts';
import { linkInThreads } from '../threads/link-in-threads.ts';
import { appendPatiently } from './append-patiently.ts';
import { CountedValues } from './counted-values.ts';
import { sourceOf, type ExtractRecord } from './extract-record.ts';
import { isLoaded } from './is-loaded.ts';
import { inOneTransaction, type Copied } from './load-session.ts';
import { parted, planLoad } from './plan-load.ts';
import { LOADED_TABLES, PlannedRows } from './planned-rows.ts';
import { Portion } from './portion.ts';
import { takeArrivals } from './take-arrivals.ts';
import { whileOthersWait } from './while-others-wait.ts';
import { withoutIndexes } from './without-indexes.ts';

export interface LoadOptions {
  /** A fresh entity manager each time, of a database on a server, with two connections at least, that waits for long work. */
  readonly fork: () => SqlEntityManager;
  readonly trail: AuditTrail;
  readonly progress?: (step: 'LINK' | 'WRITE' | 'INDEX', done: number, total: number) => void;
}

export interface LoadReport {
  readonly children: number;
  readonly records: number;
  readonly reviews: number;
  /** Records that have neither a date of birth nor an expected date of delivery. */
  readonly rejected: number;
  /** Fitted to these records; the version is kept with every link. */
  readonly model: LinkModel;
}

/** Records that are read before others have their turn, such as the trail, which is lost to whoever does not answer. */
const TURN = 1_000;
/** Records, about: of a portion, which has one audit entry and is sent at once; of a slice, which takes milliseconds. */
const SIZES = { portion: 20_000, slice: 200 };

/**
 * Fills an index with the first extracts of agencies: links all their records at once, with a model fitted to them, and
 * writes children, links, events and reviews in one transaction, each portion of them on the audit trail before it is
 * written. The same extracts give the same children; a load that was broken off has written nothing, and is begun again.
 * Where the index has exactly these records, nothing is written.
 * @throws Error where the index has other records: those that come later are registered
 */
export async function loadExtracts(extracts: readonly ExtractRecord[], options: LoadOptions): Promise<LoadReport> {
  const { fork, trail, progress = () => undefined } = options;
  const { all, rejected } = latestOf(extracts);
  const isDone = () => isLoaded(fork(), () => new Set(all.map(sourceOf)));
  // Linking takes longest: what is in vain is told before.
  await isDone();
  const values = new CountedValues();
  const matching: MatchingRecord[] = [];
  for (const { record } of all) {
    if (matching.length % TURN === TURN - 1) await othersTurn();
    matching.push(matchingRecordOf(saidBy(record), values));
  }
  values.count(all.length);
  const outcome = await linkInThreads(matching, [], (_step, done, total) => progress('LINK', done, total));
  const model = named(outcome.model);
  const { portions, reviews } = planLoad(outcome, SIZES);
  const children = portions.flat(2).length;
  const report = { children, records: all.length, reviews: reviews.length, rejected, model };

  if (all.length === 0) return report;
  const planned = new PlannedRows(all, matching, model);
  return whileOthersWait(fork(), async (check) => {
    if (await isDone()) return report;
    await inOneTransaction(fork(), async (session) => {
      const write = async (filled: readonly Copied[], content: Readonly<Record<string, number>>) => {
        check();
        const entry = batchChange('child-index', { change: 'loadExtracts', by: 'operator', ...content });
        await appendPatiently(trail, [entry]);
        await session.copy(filled);
      };
      const writeAll = async () => {
        const nextArrival = await takeArrivals(session, all.length);
        let [writing, written] = [Promise.resolve(), 0];
        // One is filled while the other is written.
        let [free, busy] = [new Portion(), new Portion()];
        for (const slices of portions) {
          const filled = await free.fill(slices, (children) => planned.ofChildren(children, nextArrival));
          await writing;
          progress('WRITE', written, all.length);
          const records = slices.flat(2).length;
          written += records;
          writing = write(filled, { records });
          // It is waited for above, or below.
          writing.catch(() => undefined);
          [free, busy] = [busy, free];
        }
        await writing;
        const doubts = await free.fill(
          parted(reviews, SIZES.slice, () => 1),
          (slice) => planned.ofReviews(slice),
        );
        await write(doubts, { reviews: reviews.length });
        progress('WRITE', written, all.length);
      };
      await withoutIndexes(session, LOADED_TABLES, writeAll, (done, total) => progress('INDEX', done, total));
      check();
    });
    return report;
  });
}

/** Of each record its latest version, in the order of the extracts. */
function latestOf(extracts: readonly ExtractRecord[]): { all: ExtractRecord[]; rejected: number } {
  const found = new Map<string, ExtractRecord>();
  let rejected = 0;
  for (const extract of extracts) {
    const { child, version } = extract.record;
    if (child.dateOfBirth === null && child.expectedDateOfDelivery === null) rejected++;
    else if (version > (found.get(sourceOf(extract))?.record.version ?? 0)) found.set(sourceOf(extract), extract);
  }
  return { all: [...found.values()], rejected };
}

/** The same model under a name that no other has: the same records fit the same one. */
function named({ data }: LinkModel): LinkModel {
  const digest = createHash('sha256').update(JSON.stringify(data), 'utf8').digest('hex').slice(0, 12);
  return new LinkModel({ ...data, version: `fitted-${digest}` });
}
