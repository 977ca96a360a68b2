import { randomUUID } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type {
  RegisteredRecord,
  RegisterRecords,
  RegistrationOutcome,
  RegistrationResult,
} from '../../../schema/contract/child-registration.ts';
import type { LinkedBy, RecordLink } from '../involvement/record-link.entity.ts';
import { findable } from './candidates/likely-children.ts';
import { matchingRecordOf, saidOf } from './candidates/matching-record-of.ts';
import { writeBlockingKeys, type KeysOfRecord } from './candidates/write-blocking-keys.ts';
import { DescribedRows } from './described-rows.ts';
import type { LinkDecision } from './link-decision.ts';
import type { Identifier } from './link-record.ts';
import { LinkJournal } from './link-journal.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { DEFAULT_MODEL } from './model/default-model.ts';
import { descriptionKey } from './normalise.ts';
import { readIdentifiers } from './read-identifiers.ts';
import { RegistrationBatch } from './registration-batch.ts';
import { INDEX_ROWS } from './index-rows.ts';
import { writeRows } from './write-rows.ts';
import { scoredRule } from './scored-rule.ts';

/** How a record that comes for the first time is decided upon. */
const RULE = scoredRule(DEFAULT_MODEL);
const NEW: LinkDecision = { zone: 'NEW' };

/**
 * Takes records of one agency into the index: each is linked to the child it belongs to, or brings a new one. Idempotent
 * by custodian, record id and version. One change of links at a time, so that two records of an unknown child, arriving
 * together, make one child, and a record has one child at most.
 */
export function registerRecords(em: SqlEntityManager, batch: RegisterRecords): Promise<RegistrationResult> {
  return em.transactional(async (transaction) => {
    await oneAtATime(transaction);
    return { outcomes: await register(transaction, batch) };
  });
}

async function register(em: SqlEntityManager, { custodian, records }: RegisterRecords): Promise<RegistrationOutcome[]> {
  const readings = records.map((record) => ({ record, ...readingOf(record) }));
  const known = await RegistrationBatch.load(em, custodian, readings);

  const rows = new DescribedRows();
  const journal = new LinkJournal(RULE.model);
  const links = new Map<string, RecordLink>();
  const keys: KeysOfRecord[] = [];
  const outcomes = readings.map((reading): RegistrationOutcome => {
    const { record, identifiers, descriptionKey: key, warnings } = reading;
    const { recordId, version, child } = record;
    const before = known.links.get(recordId);
    if (before !== undefined && before.version >= version) {
      return { recordId, outcome: 'UNCHANGED', problem: null, warnings: [] };
    }
    if (child.dateOfBirth === null && child.expectedDateOfDelivery === null) {
      const problem = 'child: needs a date of birth or an expected date of delivery';
      return { recordId, outcome: 'REJECTED', problem, warnings };
    }

    // A record that was linked stays where it is until a person moves it.
    const decision = before === undefined ? RULE.decide(reading, known) : null;
    const { childId, linkedBy } = before ?? placeOf(decision ?? NEW);
    const source = `${custodian} ${recordId}`;
    const entry = known.children.get(childId) ?? { describedBy: source, founder: source, scope: null };
    known.children.set(childId, entry);
    if (decision !== null) journal.add(custodian, recordId, childId, decision);

    const compared = decision === null || known.like(reading).isComplete;
    const cut = compared ? [] : ['child: too many are like it to compare it with all of them'];
    const claimed = identifiers
      .filter((identifier) => (known.childWith(identifier) ?? childId) !== childId)
      .map(({ type }) => `identifiers: ${type} belongs to another child and was left out`);
    for (const identifier of identifiers) known.identify(childId, identifier);
    if (key !== null) known.describe(childId, key);
    known.place(childId, source, reading);
    keys.push({ custodian, recordId, keys: reading.keys });

    const leads = entry.describedBy === source ? { founder: entry.founder } : null;
    rows.add({ childId, custodian, recordId, child, identifiers, descriptionKey: key, leads });
    const { unit, category, kind } = record;
    const part = before?.part ?? entry.scope ?? childId;
    const { givenName, familyName, dateOfBirth, expectedDateOfDelivery, sex } = child;
    const described = { givenName, familyName, dateOfBirth, expectedDateOfDelivery, sex };
    const link = { custodian, recordId, childId, version, unit, category, kind, linkedBy, part, ...described };
    known.links.set(recordId, link);
    links.set(recordId, link);
    const outcome = decision === null ? 'UPDATED' : decision.zone === 'LINK' ? 'LINKED' : 'CHILD_CREATED';
    return { recordId, outcome, problem: null, warnings: [...warnings, ...claimed, ...cut] };
  });
  await rows.write(em);
  await writeRows(em, INDEX_ROWS.link, [...links.values()]);
  await writeBlockingKeys(em, keys);
  await journal.write(em);
  return outcomes;
}

/** The child that a decision gives a record. */
function placeOf(decision: LinkDecision): { readonly childId: string; readonly linkedBy: LinkedBy } {
  return decision.zone === 'LINK' ? decision : { childId: randomUUID(), linkedBy: 'NEW_CHILD' };
}

/** Nothing leads from an unborn child to another: it has no number yet, so a number that it comes with is the mother’s. */
function readingOf({ child }: RegisteredRecord) {
  const { identifiers, warnings } = readIdentifiers(child.identifiers);
  const compared = (numbers: readonly Identifier[]) => findable(matchingRecordOf(saidOf(child, numbers)));
  if (child.dateOfBirth !== null)
    return { identifiers, warnings, descriptionKey: descriptionKey(child), ...compared(identifiers) };
  const ignored = identifiers.map(({ type }) => `identifiers: ${type} of an unborn child was left out`);
  return { identifiers: [], warnings: [...warnings, ...ignored], descriptionKey: null, ...compared([]) };
}
