import type { RequestContext } from '../../../schema/contract/request-context.ts';
import { ageOn } from './age-on.ts';
import { isArchived } from './archive.ts';
import type { ChildFacts, Consent, DecisionFacts, ItemFacts, SharingAgreement } from './policy/facts.ts';
import type { ConsentRow, SharingPart, SharingRecord } from './sharing-record.ts';

/** What is asked for, as the index can describe it: whose record it is and what kind of information. */
export type AskedItem = Pick<ItemFacts, 'category' | 'agency' | 'unit' | 'kind' | 'sensitive'>;

/** The facts for a decision about one item of one child. Pure: the time is an argument. */
export function factsOf(record: SharingRecord, request: RequestContext, item: AskedItem, now: number): DecisionFacts {
  return {
    actor: request.actor,
    purpose: request.purpose,
    child: childFacts(record, now),
    item: {
      ...item,
      thirdParty: false,
      informantIdentity: false,
      seriousHarmTest: false,
      moreDetrimental: false,
    },
    context: {
      reason: request.reason,
      relationship: isRelated(record, request),
      reasonableCause: request.reasonableCause !== null,
      shieldOverride: request.override !== null,
      brokering: false,
      orderScope: orderScope(record, now),
      agreements: agreementsInForce(record, request, now),
    },
    now,
  };
}

/**
 * The facts about one part of a merged child: what was decided of that part and no other, and for the rest those of the
 * child. Pure.
 */
export function factsOfPart(facts: DecisionFacts, record: SharingRecord, part: SharingPart): DecisionFacts {
  const child = childFacts({ ...record, ...part }, facts.now);
  return { ...facts, child, context: { ...facts.context, orderScope: orderScope(part, facts.now) } };
}

/** True when the actor's own unit is involved with the child, or the actor has declared a relationship. */
export function isRelated(record: SharingRecord, { actor }: RequestContext): boolean {
  return record.declared || record.links.some((link) => link.custodian === actor.agency && link.unit === actor.unit);
}

function childFacts(record: SharingRecord, now: number): ChildFacts {
  const today = new Date(now).toISOString().slice(0, 10);
  const those = (...relations: string[]) => [
    ...new Set(
      record.restrictions.filter(({ relation }) => relations.includes(relation)).map(({ actorId }) => actorId),
    ),
  ];
  const selves = those('SELF');
  return {
    age: record.dateOfBirth === null ? null : ageOn(record.dateOfBirth, today),
    competence: record.competence,
    shielded: record.shielded,
    archived: isArchived(record, now),
    restrictedPersons: those('RESTRICTED'),
    familyAndSelf: those('FAMILY', 'SELF', 'PR_HOLDER'),
    // Of two who are said to be the child one is not, so neither is believed.
    self: selves.length === 1 ? (selves[0] ?? null) : null,
    parentalResponsibility: those('PR_HOLDER'),
    keyHolders: record.keyHolders,
    consents: record.consents.map((row) => consent(row, now)),
  };
}

/**
 * A consent as the policy weighs it. Whoever reads a record reads it after it was made, though the clock of the process
 * that made it may be ahead of ours: a decision that stood when it was taken down stands now, so that a withdrawal counts
 * in every process from the next query on. Those of the same instant are weighed strictest first.
 */
function consent({ recordedAt, withdrawnHere, ...row }: ConsentRow, now: number): Consent {
  const givenAt = Date.parse(row.givenAt);
  const withdrawnAt = row.withdrawnAt === null ? null : Date.parse(row.withdrawnAt);
  const stoodWhenRecorded = recordedAt !== null && givenAt <= Date.parse(recordedAt);
  return {
    ...row,
    givenAt: stoodWhenRecorded ? Math.min(givenAt, now) : givenAt,
    expiresAt: row.expiresAt === null ? null : Date.parse(row.expiresAt),
    withdrawnAt: withdrawnAt !== null && withdrawnHere ? Math.min(withdrawnAt, now) : withdrawnAt,
  };
}

/** An order names the child that it is about, so with whatever else it opens who the child is. */
function orderScope({ orders }: Pick<SharingRecord, 'orders'>, now: number): string[] {
  const inForce = orders.filter((order) => isInForce(order, now));
  return [...new Set(inForce.flatMap(({ categories }) => ['IDX_IDENTITY', ...categories]))];
}

function agreementsInForce({ agreements }: SharingRecord, { actor }: RequestContext, now: number): SharingAgreement[] {
  return agreements
    .filter((agreement) => isInForce(agreement, now))
    .flatMap(({ custodian, purposes }) => purposes.map((purpose) => ({ custodian, recipient: actor.agency, purpose })));
}

/** From its start up to, and not including, its end. */
function isInForce({ startsAt, endsAt }: { readonly startsAt: string; readonly endsAt: string | null }, now: number) {
  return Date.parse(startsAt) <= now && (endsAt === null || now < Date.parse(endsAt));
}

/** A child of whom nothing is known: for deciding whether the actor may ask at all. */
export function nobody(childId: string): SharingRecord {
  return {
    childId,
    givenName: null,
    familyName: '',
    dateOfBirth: null,
    expectedDateOfDelivery: null,
    sex: 'NOT_SPECIFIED',
    protectedIdentity: false,
    keyHolders: [],
    archived: false,
    shielded: false,
    declared: false,
    links: [],
    restrictions: [],
    consents: [],
    competence: null,
    orders: [],
    agreements: [],
  };
}
