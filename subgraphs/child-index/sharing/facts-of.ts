import type { RequestContext } from '../../../schema/contract/request-context.ts';
import { ageOn } from './age-on.ts';
import type { ChildFacts, Consent, DecisionFacts, ItemFacts } from './policy/facts.ts';
import type { ConsentRow, SharingRecord } from './sharing-record.ts';

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
      orderScope: [],
      agreements: [],
    },
    now,
  };
}

/** True when the actor's own unit is involved with the child, or the actor has declared a relationship. */
export function isRelated(record: SharingRecord, { actor }: RequestContext): boolean {
  return record.declared || record.links.some((link) => link.custodian === actor.agency && link.unit === actor.unit);
}

function childFacts(record: SharingRecord, now: number): ChildFacts {
  const today = new Date(now).toISOString().slice(0, 10);
  const those = (...relations: string[]) =>
    record.restrictions.filter((person) => relations.includes(person.relation)).map((person) => person.actorId);
  return {
    age: record.dateOfBirth === null ? null : ageOn(record.dateOfBirth, today),
    competence: null,
    shielded: record.shielded,
    archived: record.archived,
    restrictedPersons: those('RESTRICTED'),
    familyAndSelf: those('FAMILY', 'SELF'),
    self: those('SELF')[0] ?? null,
    parentalResponsibility: [],
    keyHolders: record.keyHolders,
    consents: record.consents.map(consent),
  };
}

function consent(row: ConsentRow): Consent {
  return {
    ...row,
    givenAt: Date.parse(row.givenAt),
    expiresAt: row.expiresAt === null ? null : Date.parse(row.expiresAt),
    withdrawnAt: row.withdrawnAt === null ? null : Date.parse(row.withdrawnAt),
  };
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
  };
}
