import { randomUUID } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { RegistrationOutcome } from '../../../schema/contract/child-registration.ts';
import type { LinkedBy } from '../involvement/record-link.entity.ts';
import { ClaimRows } from './claim-rows.ts';
import { DescribedRows } from './described-rows.ts';
import type { LinkDecision } from './link-decision.ts';
import { LinkJournal } from './link-journal.ts';
import { LinkRows } from './link-rows.ts';
import type { KnownRecord } from './load-known-records.ts';
import { DEFAULT_MODEL } from './model/default-model.ts';
import type { RecordReading } from './read-record.ts';
import type { RegistrationBatch } from './registration-batch.ts';
import { scoredRule } from './scored-rule.ts';
import { newRowsQuery } from './write-rows.ts';

/** How a record that comes for the first time is decided upon. */
const RULE = scoredRule(DEFAULT_MODEL);
const NEW: LinkDecision = { zone: 'NEW' };

/** Decides upon one record after the other, and gathers what is to be written of them. */
export class Registration {
  readonly #known: RegistrationBatch;
  /** Of records that the index knew before, and of those that it did not. */
  readonly #renewed = new DescribedRows();
  readonly #described = new DescribedRows();
  readonly #claims = new ClaimRows();
  readonly #journal = new LinkJournal(RULE.model);
  readonly #links = new LinkRows();
  /** Numbers of records that came for the first time, by custodian and record id. */
  readonly #arrivals = new Map<string, string>();

  constructor(known: RegistrationBatch) {
    this.#known = known;
  }

  take(reading: RecordReading): RegistrationOutcome {
    const known = this.#known;
    const { record, identifiers, source, version, warnings } = reading;
    const { recordId, child } = record;
    const before = known.links.get(source);
    if (before !== undefined && before.version >= version)
      return { recordId, outcome: 'UNCHANGED', problem: null, warnings: [] };
    if (child.dateOfBirth === null && child.expectedDateOfDelivery === null) {
      const problem = 'child: needs a date of birth or an expected date of delivery';
      return { recordId, outcome: 'REJECTED', problem, warnings };
    }
    // A record that was linked stays where it is until a person moves it.
    const decision = before === undefined ? RULE.decide(reading, known) : null;
    const { childId, linkedBy } = before ?? placeOf(decision ?? NEW);
    if (decision !== null) this.#journal.add(reading.custodian, recordId, childId, decision);

    const compared = decision === null || known.like(reading).isComplete;
    const cut = compared ? [] : ['child: too many are like it to compare it with all of them'];
    const claimed = identifiers
      .filter((identifier) => (known.childWith(identifier) ?? childId) !== childId)
      .map(({ type }) => `identifiers: ${type} belongs to another child and was left out`);
    this.#note(reading, childId, linkedBy, before);
    const outcome = decision === null ? 'UPDATED' : decision.zone === 'LINK' ? 'LINKED' : 'CHILD_CREATED';
    return { recordId, outcome, problem: null, warnings: [...warnings, ...claimed, ...cut] };
  }

  /**
   * Puts together what is to be written: what is new in one statement, and what was known in some more, whatever the
   * number of records.
   * @param em as the one it will be written with
   * @returns writes it
   */
  prepare(em: SqlEntityManager): (writer: SqlEntityManager) => Promise<void> {
    const query = newRowsQuery(em, [
      ...this.#described.newRows(),
      ...this.#claims.newRows(),
      ...this.#links.newRows(),
      ...this.#journal.newRows(),
    ]);
    return async (writer) => {
      if (query !== null) await writer.getKysely().executeQuery(query);
      await this.#renewed.renew(writer);
      await this.#links.writeRenewed(writer);
    };
  }

  #note(reading: RecordReading, childId: string, linkedBy: LinkedBy, before: KnownRecord | undefined): void {
    const known = this.#known;
    const { custodian, record, source, identifiers, descriptionKey, version } = reading;
    const { recordId, child } = record;
    const entry = known.children.get(childId) ?? { described: { by: source, founder: source }, scope: null };
    known.children.set(childId, entry);
    for (const identifier of identifiers) known.identify(childId, identifier);
    if (descriptionKey !== null) known.describe(childId, descriptionKey);
    const keys = known.place(childId, source, reading);
    this.#claims.add({ custodian, recordId, childId, identifiers, descriptionKey }, before !== undefined);

    const link = { childId, version, linkedBy, part: before?.part ?? entry.scope ?? childId };
    known.links.set(source, link);
    const arrival = this.#arrivalOf(source, before);
    if (arrival === undefined) this.#links.renew(reading, link, keys);
    else this.#links.add(reading, link, arrival, keys);
    const leads = entry.described?.by === source ? entry.described : null;
    const described = arrival === undefined ? this.#renewed : this.#described;
    described.add({ childId, custodian, recordId, child, leads });
  }

  /** The number of a record that the index does not have yet; undefined for one that it has. */
  #arrivalOf(source: string, before: KnownRecord | undefined): string | undefined {
    if (before !== undefined) return this.#arrivals.get(source);
    const arrival = this.#known.nextArrival();
    if (arrival === undefined) throw new Error('a registration has more records than it was loaded for');
    this.#arrivals.set(source, arrival);
    return arrival;
  }
}

/** The child that a decision gives a record. */
function placeOf(decision: LinkDecision): { readonly childId: string; readonly linkedBy: LinkedBy } {
  return decision.zone === 'LINK' ? decision : { childId: randomUUID(), linkedBy: 'NEW_CHILD' };
}
