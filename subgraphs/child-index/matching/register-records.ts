import { randomUUID } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type {
  RegisteredRecord,
  RegisterRecords,
  RegistrationOutcome,
  RegistrationResult,
} from '../../../schema/contract/child-registration.ts';
import { Child } from '../identity/child.entity.ts';
import { RecordLink, type LinkedBy } from '../involvement/record-link.entity.ts';
import { DescribedRows } from './described-rows.ts';
import { linkRecord } from './link-record.ts';
import { descriptionKey } from './normalise.ts';
import { readIdentifiers } from './read-identifiers.ts';
import { RegistrationBatch } from './registration-batch.ts';

/**
 * Takes records of one agency into the index: each is linked to the child it belongs to, or brings a new one. Idempotent
 * by custodian, record id and version. One registration at a time, so that two records of an unknown child, arriving
 * together, make one child.
 */
export function registerRecords(em: SqlEntityManager, batch: RegisterRecords): Promise<RegistrationResult> {
  return em.transactional(async (transaction) => {
    await transaction.execute(`select pg_advisory_xact_lock(hashtext('child_index.register_records'))`);
    return { outcomes: await register(transaction, batch) };
  });
}

async function register(em: SqlEntityManager, { custodian, records }: RegisterRecords): Promise<RegistrationOutcome[]> {
  const readings = records.map((record) => ({ record, ...readingOf(record) }));
  const recordIds = records.map((record) => record.recordId);
  const known = await RegistrationBatch.load(em, custodian, recordIds, readings);
  const linked = [...known.links.values()].map((link) => link.childId);
  const leaders = await em.find(Child, { id: { $in: linked } }, { fields: ['id', 'describedBy'] });
  const describedBy = new Map(leaders.map((child) => [child.id, child.describedBy]));

  const rows = new DescribedRows();
  const links = new Map<string, RecordLink>();
  const outcomes = readings.map(({ record, identifiers, descriptionKey: key, warnings }): RegistrationOutcome => {
    const { recordId, version, child } = record;
    const before = known.links.get(recordId);
    if (before !== undefined && before.version >= version) {
      return { recordId, outcome: 'UNCHANGED', problem: null, warnings: [] };
    }
    if (child.dateOfBirth === null && child.expectedDateOfDelivery === null) {
      const problem = 'child: needs a date of birth or an expected date of delivery';
      return { recordId, outcome: 'REJECTED', problem, warnings };
    }

    const found = before ?? linkRecord({ identifiers, descriptionKey: key }, known);
    const childId = found?.childId ?? randomUUID();
    const linkedBy: LinkedBy = found?.linkedBy ?? 'NEW_CHILD';
    const source = `${custodian} ${recordId}`;
    if (found === null) describedBy.set(childId, source);

    const own = identifiers.filter((identifier) => (known.childWith(identifier) ?? childId) === childId);
    const claimed = identifiers
      .filter((identifier) => !own.includes(identifier))
      .map(({ type }) => `identifiers: ${type} belongs to another child and was left out`);
    for (const identifier of own) known.identify(childId, identifier);
    if (key !== null) known.describe(childId, key);

    const leading = describedBy.get(childId) === source;
    rows.add({ childId, source, child, identifiers: own, descriptionKey: key, leading });
    const { unit, category, kind } = record;
    const link = { custodian, recordId, childId, version, unit, category, kind, linkedBy };
    known.links.set(recordId, link);
    links.set(recordId, link);
    const outcome = before !== undefined ? 'UPDATED' : found === null ? 'CHILD_CREATED' : 'LINKED';
    return { recordId, outcome, problem: null, warnings: [...warnings, ...claimed] };
  });

  await rows.write(em);
  await em.upsertMany(RecordLink, [...links.values()]);
  return outcomes;
}

/** Nothing leads from an unborn child to another: it has no number yet, so a number that it comes with is the mother’s. */
function readingOf({ child }: RegisteredRecord) {
  const { identifiers, warnings } = readIdentifiers(child.identifiers);
  if (child.dateOfBirth !== null) return { identifiers, warnings, descriptionKey: descriptionKey(child) };
  const ignored = identifiers.map(({ type }) => `identifiers: ${type} of an unborn child was left out`);
  return { identifiers: [], warnings: [...warnings, ...ignored], descriptionKey: null };
}
