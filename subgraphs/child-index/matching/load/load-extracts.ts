import { createHash } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { AuditTrail } from '../../../../schema/contract/audit-entry.ts';
import type { Custodian } from '../../../../schema/contract/agency.ts';
import type { RegisteredRecord } from '../../../../schema/contract/child-registration.ts';
import { batchChange } from '../../../kernel/agency/batch-change.ts';
import { linkRecords } from '../bulk/link-records.ts';
import { matchingRecordOf } from '../candidates/matching-record-of.ts';
import { fieldWeights } from '../field-weights.ts';
import { LinkModel } from '../model/link-model.ts';
import { readRecord, saidBy } from '../read-record.ts';
import { CountedValues } from './counted-values.ts';
import { planLoad } from './plan-load.ts';
import { whileOthersWait } from './while-others-wait.ts';
import { writeBatch } from './write-batch.ts';
import { writeReviews } from './write-reviews.ts';

/** One record of an extract. */
export interface ExtractRecord {
  readonly custodian: Custodian;
  readonly record: RegisteredRecord;
}

export interface LoadOptions {
  /** A fresh entity manager each time, of a database with three connections at least. */
  readonly fork: () => SqlEntityManager;
  readonly trail: AuditTrail;
  readonly progress?: (step: 'LINK' | 'WRITE', done: number, total: number) => void;
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

/** Records of a batch, about; each batch is one transaction. */
const AT_A_TIME = 1_000;
/** Batches on their way at once: one is prepared while another is written. */
const WRITERS = 2;

/**
 * Fills an index with the first extracts of agencies: links all their records at once, with a model fitted to them, and
 * writes children, links, events and reviews in batches, each on the audit trail before it is written. The same extracts
 * give the same children, so that a load that was broken off is begun again with the same records, and goes on.
 * @throws Error where the index has other records: those that come later are registered
 */
export async function loadExtracts(extracts: readonly ExtractRecord[], options: LoadOptions): Promise<LoadReport> {
  const { fork, trail, progress = () => undefined } = options;
  const { all, rejected } = latestOf(extracts);
  const values = new CountedValues();
  const matching = all.map(({ record }) => matchingRecordOf(saidBy(record), values));
  values.count(all.length);
  const outcome = linkRecords(matching, [], (_step, done, total) => progress('LINK', done, total));
  const model = named(outcome.model);
  const { batches, reviews } = planLoad(outcome, AT_A_TIME);

  const reading = (place: number) => {
    const { custodian, record } = at(all, place);
    return { ...readRecord(custodian, record, values), matching: at(matching, place) };
  };
  return whileOthersWait(fork(), async (check) => {
    await refuseOthers(fork(), new Set(all.map(sourceOf)));
    const placed = new Map<string, string>();
    const waiting = batches.values();
    const writer = async () => {
      for (const batch of waiting) {
        check();
        const records = batch.reduce((sum, one) => sum + one.length, 0);
        await trail.append([batchChange('child-index', { change: 'loadExtracts', by: 'operator', records })]);
        const children = batch.map((places) => places.map(reading));
        for (const [source, childId] of await writeBatch(fork(), children, model)) placed.set(source, childId);
        progress('WRITE', placed.size, all.length);
      }
    };
    // Where one fails, the other ends its batch before anybody is told.
    const ends = await Promise.allSettled(Array.from({ length: WRITERS }, writer));
    for (const end of ends) if (end.status === 'rejected') throw end.reason;
    check();
    const doubtful = reviews.map(({ record, candidate }) => ({
      custodian: at(all, record).custodian,
      recordId: at(all, record).record.recordId,
      childId: placed.get(sourceOf(at(all, record))) ?? '',
      candidateId: placed.get(sourceOf(at(all, candidate))) ?? '',
      weights: fieldWeights(at(matching, record), [at(matching, candidate)], model),
    }));
    await writeReviews(fork, doubtful, model.version, check);
    return {
      children: batches.reduce((sum, batch) => sum + batch.length, 0),
      records: all.length,
      reviews: reviews.length,
      rejected,
      model,
    };
  });
}

function at<Value>(values: readonly Value[], place: number): Value {
  const value = values[place];
  if (value === undefined) throw new RangeError(`the plan speaks of record ${place}, which there is not`);
  return value;
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

function sourceOf({ custodian, record }: ExtractRecord): string {
  return `${custodian} ${record.recordId}`;
}

/** The same model under a name that no other has: the same records fit the same one. */
function named({ data }: LinkModel): LinkModel {
  const digest = createHash('sha256').update(JSON.stringify(data), 'utf8').digest('hex').slice(0, 12);
  return new LinkModel({ ...data, version: `fitted-${digest}` });
}

/** @throws Error where the index has a record that is none of these */
async function refuseOthers(em: SqlEntityManager, sources: ReadonlySet<string>): Promise<void> {
  for (let last = '0'; ;) {
    const { rows } = await sql<{ arrival: string; source: string }>`
      select arrival::text, custodian || ' ' || record_id as source from child_index.record_link
      where arrival > ${last}::bigint order by arrival limit 10000`.execute(em.getKysely());
    if (!rows.every(({ source }) => sources.has(source)))
      throw new Error('The index has records that are not in these extracts: register the extracts instead.');
    const end = rows.at(-1);
    if (end === undefined) return;
    last = end.arrival;
  }
}
