import { setImmediate as othersTurn } from 'node:timers/promises';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Custodian } from '../../../schema/contract/agency.ts';
import type {
  RegisterRecords,
  RegisteredRecord,
  RegistrationOutcome,
} from '../../../schema/contract/child-registration.ts';
import { loadCandidates } from './load-candidates.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { readingBeside } from './reading-beside.ts';
import { readRecord, type RecordReading } from './read-record.ts';
import { Registration } from './registration.ts';
import { RegistrationBatch } from './registration-batch.ts';

/** Records that are looked up, decided upon and written together. */
const PORTION = 500;
/** Records that are read or decided upon before others have their turn, among them what goes to and from the database. */
const TURN = 25;

interface Arriving {
  readonly custodian: Custodian;
  readonly record: RegisteredRecord;
}

/**
 * Takes records of agencies into the index: each is linked to the child it belongs to, or brings a new one. Idempotent
 * by custodian, record id and version. One change of links at a time, so that two records of an unknown child, arriving
 * together, make one child, and a record has one child at most. Batches are worked through in their order, in one
 * transaction: all of them or none.
 * @returns what became of the records of each batch
 */
export async function registerRecords(
  em: SqlEntityManager,
  batches: readonly RegisterRecords[],
): Promise<RegistrationOutcome[][]> {
  const arriving = batches.flatMap(({ custodian, records }) => records.map((record) => ({ custodian, record })));
  const portions = portionsOf(arriving);
  const first = await readPortion(portions[0] ?? []);
  return em.transactional(async (transaction) => {
    await oneAtATime(transaction);
    const others = portions.slice(1);
    const outcomes =
      others.length === 0
        ? await register(transaction, transaction, first, others)
        : await readingBeside(em, transaction, (reader) => register(transaction, reader, first, others));
    return batches.map(({ records }) => outcomes.splice(0, records.length));
  });
}

/**
 * Works through the portions in their order. While one is decided upon here, the database looks up what the next one
 * needs and writes the one before: what a portion brought is known to those behind it whether or not they see it in the
 * database.
 * @param reader where things are looked up
 */
async function register(
  em: SqlEntityManager,
  reader: SqlEntityManager,
  first: readonly RecordReading[],
  others: readonly (readonly Arriving[])[],
): Promise<RegistrationOutcome[]> {
  const known = new RegistrationBatch();
  const outcomes: RegistrationOutcome[] = [];
  let [readings, loading] = [first, awaitedLater(loadCandidates(reader, first))];
  let writing = Promise.resolve();
  try {
    for (let next = 0; next <= others.length; next++) {
      const portion = readings;
      const behind = others[next];
      if (behind !== undefined) readings = await readPortion(behind);
      const loaded = await loading;
      if (behind !== undefined) loading = awaitedLater(loadCandidates(reader, readings));
      known.learn(loaded);
      const registration = new Registration(known);
      for (const [place, reading] of portion.entries()) {
        if (place % TURN === 0) await othersTurn();
        outcomes.push(registration.take(reading));
      }
      const write = registration.prepare(em);
      // On one connection rows would keep what is looked up waiting, and what is looked up after a failure fails as well.
      if (reader === em) await writing.then(() => loading);
      // One after the other, so that what went wrong first is what is told.
      writing = awaitedLater(writing.then(write));
    }
    await writing;
    return outcomes;
  } finally {
    // Where one thing failed, the others end before the transaction does: behind it they would be in somebody else’s.
    await Promise.allSettled([loading, writing]);
  }
}

/** A failure of one of several things that are under way must not count as overlooked while another is waited for. */
function awaitedLater<Result>(work: Promise<Result>): Promise<Result> {
  work.catch(() => undefined);
  return work;
}

async function readPortion(arriving: readonly Arriving[]): Promise<RecordReading[]> {
  const readings: RecordReading[] = [];
  for (const [place, { custodian, record }] of arriving.entries()) {
    if (place % TURN === TURN - 1) await othersTurn();
    readings.push(readRecord(custodian, record));
  }
  return readings;
}

function portionsOf(arriving: readonly Arriving[]): Arriving[][] {
  return Array.from({ length: Math.ceil(arriving.length / PORTION) }, (_, place) =>
    arriving.slice(place * PORTION, (place + 1) * PORTION),
  );
}
