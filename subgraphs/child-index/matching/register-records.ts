import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { RegisterRecords, RegistrationOutcome } from '../../../schema/contract/child-registration.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { readRecord, type RecordReading } from './read-record.ts';
import { Registration } from './registration.ts';
import { RegistrationBatch } from './registration-batch.ts';

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
  const readings = batches.map(({ custodian, records }) => records.map((record) => readRecord(custodian, record)));
  return em.transactional(async (transaction) => {
    await oneAtATime(transaction);
    const outcomes = await register(transaction, readings.flat());
    return readings.map((batch) => outcomes.splice(0, batch.length));
  });
}

async function register(em: SqlEntityManager, readings: readonly RecordReading[]): Promise<RegistrationOutcome[]> {
  const registration = new Registration(await RegistrationBatch.load(em, readings));
  const outcomes = readings.map((reading) => registration.take(reading));
  await registration.write(em);
  return outcomes;
}
