import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { PURPOSES, ROLES } from '../../schema/contract/actor.ts';
import type { RequestContext } from '../../schema/contract/request-context.ts';
import { decideItems } from '../../subgraphs/child-index/sharing/decided-item.ts';
import { nobody, type AskedItem } from '../../subgraphs/child-index/sharing/facts-of.ts';
import type { Decision } from '../../subgraphs/child-index/sharing/policy/decision.ts';
import { EFFECTS } from '../../subgraphs/child-index/sharing/policy/effect.ts';
import { strictest } from '../../subgraphs/child-index/sharing/policy/strictest.ts';
import { sharingRecordOf, type SharingRow } from '../../subgraphs/child-index/sharing/sharing-parts.ts';
import type { SharingRecord } from '../../subgraphs/child-index/sharing/sharing-record.ts';
import { asking } from '../subgraphs/child-index/asking.ts';
import { anyConsent, anyFacts, NOW } from './arbitrary-facts.ts';

const RUNS = { numRuns: 1_000 };
const seldom = fc.integer({ min: 0, max: 5 }).map((value) => value === 0);
const iso = (moment: number | null) => (moment === null ? null : new Date(moment).toISOString());

/** What was decided of a child, before it is known under which of its scopes. */
const anyDecided = fc.record({
  shielded: seldom,
  archived: seldom,
  protectedIdentity: seldom,
  keyHolders: fc.subarray(['a', 'b']),
  restrictions: fc.array(
    fc.record({
      actorId: fc.constantFrom('a', 'b', 'c'),
      relation: fc.constantFrom('RESTRICTED' as const, 'FAMILY' as const, 'SELF' as const, 'PR_HOLDER' as const),
    }),
    { maxLength: 2 },
  ),
  consents: fc.array(
    anyConsent.map((consent) => ({
      ...consent,
      giver: consent.giver ?? ('PR_HOLDER' as const),
      scope: consent.scope ?? ('CONTACT' as const),
      givenAt: new Date(consent.givenAt).toISOString(),
      expiresAt: iso(consent.expiresAt),
      withdrawnAt: iso(consent.withdrawnAt),
      recordedAt: null,
      withdrawnHere: false,
    })),
    { maxLength: 3 },
  ),
  competence: fc.constantFrom(true, false, null),
  orders: fc.constantFrom(
    [],
    [],
    [{ categories: ['INV_TARGETED', 'CASE_DETAIL'], startsAt: '2020-01-01T00:00:00Z', endsAt: null }],
  ),
});
type Decided = typeof anyDecided extends fc.Arbitrary<infer Value> ? Value : never;

const NOTHING: Decided = {
  shielded: false,
  archived: false,
  protectedIdentity: false,
  keyHolders: [],
  restrictions: [],
  consents: [],
  competence: null,
  orders: [],
};

/** The child, of what was decided under each scope; of one piece, where there is but one. */
function childOf(decided: Readonly<Record<string, Decided>>, parts: SharingRow['parts'], about: object): SharingRecord {
  const all = Object.entries(decided);
  const from = <Row extends object>(pick: (one: Decided) => readonly Row[]) =>
    all.flatMap(([part, one]) => pick(one).map((row) => ({ ...row, part })));
  const entry = ({ archived, protectedIdentity, keyHolders }: Decided) => ({ archived, protectedIdentity, keyHolders });
  return sharingRecordOf({
    ...nobody('A'),
    ...about,
    ...entry(decided['A'] ?? decided['B'] ?? NOTHING),
    askedId: 'A',
    parts,
    shields: from(({ shielded }) => (shielded ? [{}] : [])).map(({ part }) => part),
    restrictions: from((one) => one.restrictions),
    consents: from((one) => one.consents),
    assessments: from(({ competence }) => (competence === null ? [] : [{ competent: competence }])),
    orders: from((one) => one.orders),
    origins: parts === null ? null : all.map(([part, one]) => ({ part, ...entry(one) })),
  });
}

const TWO = [
  ['A', 'N'],
  ['B', 'N'],
] as const;

const anyMerge = fc.record({
  left: anyDecided,
  right: anyDecided,
  about: fc.record({
    dateOfBirth: fc.constantFrom('2014-05-17', '2009-05-17', '2008-01-02', null),
    declared: fc.boolean(),
  }),
  facts: anyFacts,
  purpose: fc.constantFrom(...PURPOSES),
  role: fc.constantFrom(...ROLES),
});

type Merge = typeof anyMerge extends fc.Arbitrary<infer Value> ? Value : never;

function askingFor({ facts, purpose, role }: Merge): RequestContext {
  const { actor, context } = facts;
  return asking(
    {
      purpose,
      override: context.shieldOverride ? 'must find the child' : null,
      reasonableCause: context.reasonableCause ? 'bruising' : null,
    },
    { id: actor.id, agency: actor.agency ?? 'EDUCATION', unit: actor.unit, role, purposes: [...PURPOSES] },
  );
}

function decided(record: SharingRecord, merge: Merge, origins: readonly string[]): Decision {
  const { category, agency, unit, kind, sensitive } = merge.facts.item;
  const item: AskedItem = { category, agency, unit, kind, sensitive };
  const [only] = decideItems(record, askingFor(merge), [item], NOW, origins);
  return only!.decision;
}

/** The larger, the more is told. */
const openness = ({ effect }: Decision) => EFFECTS.length - EFFECTS.indexOf(effect);
const isSaid = ({ protectedIdentity: _flag, keyHolders: _keys, ...said }: Decided) =>
  JSON.stringify(said) !== JSON.stringify((({ protectedIdentity: _f, keyHolders: _k, ...rest }) => rest)(NOTHING));
/** The link to another identity is asked for where there is one. */
const isAskedFor = ({ facts, left, right }: Merge) =>
  facts.item.category !== 'IDENTITY_LINK' || (left.protectedIdentity && right.protectedIdentity);

describe('a merge of two children', () => {
  test('keeps the stricter of each: of a record, of its own child and of the other, if anything was decided of that; of the child, of both', () => {
    fc.assert(
      fc.property(anyMerge, (merge) => {
        fc.pre(isAskedFor(merge));
        const { left, right, about } = merge;
        const merged = childOf({ A: left, B: right }, TWO, about);
        const ofRecord = openness(decided(merged, merge, ['A']));
        const ofChild = openness(decided(merged, merge, []));
        const own = openness(decided(childOf({ A: left }, null, about), merge, []));
        const other = openness(decided(childOf({ B: right }, null, about), merge, []));
        expect(ofRecord).toBeLessThanOrEqual(own);
        if (isSaid(left)) expect(ofChild).toBeLessThanOrEqual(own);
        if (isSaid(right)) expect(Math.max(ofRecord, ofChild)).toBeLessThanOrEqual(other);
      }),
      { numRuns: 10_000 },
    );
  });

  test('with one of whom nobody has said anything takes nothing from the other', () => {
    fc.assert(
      fc.property(anyMerge, (merge) => {
        fc.pre(isSaid(merge.left) && merge.facts.item.category !== 'IDENTITY_LINK');
        const { left, about } = merge;
        const merged = decided(childOf({ A: left, B: NOTHING }, TWO, about), merge, ['A']);
        expect(merged).toEqual(decided(childOf({ A: left }, null, about), merge, []));
      }),
      RUNS,
    );
  });

  test('is the same whichever of the two is kept', () => {
    fc.assert(
      fc.property(anyMerge, (merge) => {
        const { left, right, about } = merge;
        const one = decided(childOf({ A: left, B: right }, TWO, about), merge, ['A']);
        const swapped = decided(childOf({ B: right, A: left }, TWO.toReversed(), about), merge, ['A']);
        expect(swapped.effect).toBe(one.effect);
        expect(swapped.fields).toEqual(one.fields);
        expect(swapped.obligations.toSorted()).toEqual(one.obligations.toSorted());
      }),
      RUNS,
    );
  });

  test('holds for all parts by what is decided after it', () => {
    fc.assert(
      fc.property(anyMerge, anyDecided, (merge, after) => {
        fc.pre(isAskedFor(merge));
        const { left, right, about } = merge;
        const shield = { ...NOTHING, shielded: true };
        const before = decided(childOf({ A: left, B: right }, TWO, about), merge, ['B']);
        const shielded = decided(childOf({ A: left, B: right, N: shield }, TWO, about), merge, ['B']);
        expect(openness(shielded)).toBeLessThanOrEqual(openness(before));
        // Of two of whom nothing was said the first word counts as it would of one.
        const said = decided(childOf({ A: NOTHING, B: NOTHING, N: after }, TWO, about), merge, ['B']);
        // Nobody holds a key to an identity that is not protected.
        fc.pre(!after.archived && !after.protectedIdentity && after.keyHolders.length === 0);
        expect(said).toEqual(decided(childOf({ A: after }, null, about), merge, []));
      }),
      RUNS,
    );
  });
});

describe('the strictest of several decisions', () => {
  const release = { effect: 'RELEASE', fields: null, obligations: ['AUDIT'], reason: 'CONSENT' } as const;
  const of = (change: Partial<Decision>): Decision => ({ rule: 'CNS-1', policyVersion: '', ...release, ...change });

  test('owes what any part owes for the same answer: a shield looked behind is alerted of', () => {
    const alerted = of({ obligations: ['AUDIT', 'ALERT_CUSTODIAN'] });
    expect(strictest(of({}), alerted)).toEqual(alerted);
    expect(strictest(alerted, of({})).obligations).toEqual(['AUDIT', 'ALERT_CUSTODIAN']);
  });

  test('releases the fields that all release, and nothing where there are none', () => {
    const some = of({ effect: 'RELEASE_REDUCED', fields: ['givenName', 'familyName'] });
    const one = of({ effect: 'RELEASE_REDUCED', fields: ['familyName'] });
    expect(strictest(of({}), some).fields).toEqual(['givenName', 'familyName']);
    expect(strictest(some, one)).toMatchObject({ effect: 'RELEASE_REDUCED', fields: ['familyName'] });
    const none = strictest(one, of({ effect: 'RELEASE_REDUCED', fields: ['givenName'] }));
    expect(none).toMatchObject({ effect: 'HIDE', reason: 'NOTHING_TO_TELL', fields: [] });
  });

  test('says when the policy failed for any part', () => {
    const failed = of({ rule: 'ERR-1', effect: 'HIDE', fields: [], obligations: ['AUDIT', 'ALARM'] });
    const refused = of({ effect: 'REFUSE', fields: [] });
    expect(strictest(failed, refused)).toMatchObject({ effect: 'REFUSE', obligations: ['AUDIT', 'ALARM'] });
  });
});
