import fc from 'fast-check';
import { ACTOR_AGENCIES, PURPOSES, ROLES, STANDINGS, type Purpose } from '../../schema/contract/actor.ts';
import { INFORMATION_CATEGORIES, type InformationCategory } from '../../schema/contract/information-category.ts';
import {
  CONSENT_GIVERS,
  CONSENT_SCOPES,
  type Consent,
  type DecisionFacts,
} from '../../subgraphs/child-index/sharing/policy/facts.ts';

export const NOW = Date.parse('2026-11-21');
const DAY = 86_400_000;
const CATEGORIES = Object.keys(INFORMATION_CATEGORIES) as InformationCategory[];

/** Few values, so that what has to coincide often does. */
const actorId = fc.constantFrom('a', 'b', 'c');
const unit = fc.constantFrom('north', 'south');
const moment = fc.integer({ min: -3, max: 2 }).map((days) => NOW + days * DAY);
const seldom = fc.integer({ min: 0, max: 7 }).map((value) => value === 0);
const often = fc.integer({ min: 0, max: 7 }).map((value) => value !== 0);

function someOf(values: readonly string[]): fc.Arbitrary<string[]> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant<string[]>(['*']) },
    { weight: 1, arbitrary: fc.subarray([...values], { maxLength: 6 }) },
  );
}

export const anyConsent: fc.Arbitrary<Consent> = fc.record({
  giver: fc.constantFrom(...CONSENT_GIVERS, null),
  giverId: fc.constantFrom('p1', 'p2', null),
  refusal: fc.boolean(),
  explicit: often,
  scope: fc.constantFrom(...CONSENT_SCOPES),
  categories: someOf(CATEGORIES),
  recipients: someOf([...ACTOR_AGENCIES, ...ROLES]),
  purposes: someOf(PURPOSES),
  givenAt: moment,
  expiresAt: fc.oneof(fc.constant(null), moment),
  withdrawnAt: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: moment }),
});

export const anyFacts: fc.Arbitrary<DecisionFacts> = fc.record({
  actor: fc.record({
    id: actorId,
    agency: fc.constantFrom(...ACTOR_AGENCIES, null),
    unit,
    role: fc.oneof({ weight: 15, arbitrary: fc.constantFrom(...ROLES) }, { weight: 1, arbitrary: fc.constant(null) }),
    purposes: often.map((all): Purpose[] => (all ? [...PURPOSES] : [])),
    standing: often.map((valid) => (valid ? 'VALID' : STANDINGS[1])),
  }),
  purpose: fc.constantFrom(...PURPOSES, null),
  child: fc.record({
    age: fc.oneof(fc.integer({ min: 0, max: 18 }), fc.constant(null)),
    competence: fc.constantFrom(true, false, null),
    shielded: seldom,
    archived: seldom,
    restrictedPersons: fc.constantFrom<string[][]>([], [], ['c']),
    familyAndSelf: fc.constantFrom<string[][]>([], [], ['b']),
    self: fc.constantFrom('a', null),
    parentalResponsibility: fc.constantFrom<string[][]>([], ['a']),
    keyHolders: fc.constantFrom<string[][]>([], ['a']),
    consents: fc.array(anyConsent, { maxLength: 3 }),
  }),
  item: fc.record({
    category: fc.constantFrom(...CATEGORIES),
    agency: fc.constantFrom(...ACTOR_AGENCIES, null),
    unit,
    kind: fc.constantFrom(null, 'DOMESTIC_ABUSE', 'PCAMHS'),
    sensitive: seldom,
    thirdParty: seldom,
    informantIdentity: seldom,
    seriousHarmTest: seldom,
    moreDetrimental: seldom,
  }),
  context: fc.record({
    reason: often.map((given) => (given ? 'known to us' : null)),
    relationship: often,
    reasonableCause: fc.boolean(),
    shieldOverride: fc.boolean(),
    brokering: fc.boolean(),
    orderScope: fc.constantFrom<string[][]>([], ['*'], ['INV_TARGETED']),
    agreements: fc.array(
      fc.record({
        custodian: fc.constantFrom(...ACTOR_AGENCIES),
        recipient: fc.constantFrom(...ACTOR_AGENCIES),
        purpose: fc.constantFrom(...PURPOSES),
      }),
      { maxLength: 20 },
    ),
  }),
  now: fc.constant(NOW),
});

/** The same facts with other consents on record. */
export function withConsents(facts: DecisionFacts, consents: readonly Consent[]): DecisionFacts {
  return { ...facts, child: { ...facts.child, consents } };
}
