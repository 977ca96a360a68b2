import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CUSTODIANS } from '../../../../schema/contract/agency.ts';
import { PURPOSES, ROLES } from '../../../../schema/contract/actor.ts';
import type { InformationCategory } from '../../../../schema/contract/information-category.ts';
import type { RequestContext } from '../../../../schema/contract/request-context.ts';
import {
  decideInvolvement,
  involvementGroups,
  type InvolvementDecision,
} from '../../../../subgraphs/child-index/sharing/involvement-decision.ts';
import type { LinkedRecord, SharingRecord } from '../../../../subgraphs/child-index/sharing/sharing-record.ts';
import { aConsent, aSharingRecord, COUNSELLING, link, SCHOOL } from '../a-sharing-record.ts';
import { asking, SOCIAL_WORKER, STRANGER } from '../asking.ts';

const NOW = Date.now();
const TARGETED = link('SC-1', { custodian: 'SOCIAL_CARE', unit: 'family-team', category: 'INV_TARGETED' });

/** What is decided about the child's first record. */
function decided(record: Partial<SharingRecord>, request: RequestContext): InvolvementDecision {
  const child = aSharingRecord(record);
  const [group] = involvementGroups(child);
  if (group === undefined) throw new Error('the child has no record');
  return decideInvolvement(group, child, request, NOW);
}

describe('the involvements of a child', () => {
  test('are one for each unit, category and kind, with the records that stand for it', () => {
    const other = link('ED-3', { unit: 'bluebell-school' });
    const groups = involvementGroups(aSharingRecord({ links: [SCHOOL, link('ED-2'), other, COUNSELLING] }));
    expect(groups.map(({ unit, recordIds }) => [unit, recordIds])).toEqual([
      ['foxglove-school', ['ED-1', 'ED-2']],
      ['bluebell-school', ['ED-3']],
      ['pcamhs-team', ['HE-1']],
    ]);
  });

  test('of one unit in two capacities are two', () => {
    const links = [
      link('PO-1', { custodian: 'POLICE', unit: 'ppu', category: 'POLICE_EVENT', kind: 'DOMESTIC_ABUSE' }),
      link('PO-2', { custodian: 'POLICE', unit: 'ppu', category: 'POLICE_EVENT', kind: 'MISSING' }),
      link('PO-3', { custodian: 'POLICE', unit: 'ppu', category: 'INV_UNIVERSAL' }),
    ];
    expect(involvementGroups(aSharingRecord({ links }))).toHaveLength(3);
  });

  test('of units with the same name in two agencies are two', () => {
    const links = [SCHOOL, link('HE-9', { custodian: 'HEALTH', unit: 'foxglove-school' })];
    expect(involvementGroups(aSharingRecord({ links }))).toHaveLength(2);
  });
});

describe('what may be told of an involvement', () => {
  test('is nothing where the fact of it is hidden, whatever its details would be', () => {
    const { outcome, decided: decisions } = decided({ links: [TARGETED] }, asking({}, STRANGER));
    expect(outcome).toEqual({ tell: 'NOTHING' });
    expect(decisions.map(({ decision }) => decision.rule)).toEqual(['REL-1', 'REL-1', 'REL-1']);
  });

  test('is an unspecified service, and nothing more, where the fact of it is masked', () => {
    const consents = [aConsent({ scope: 'EXISTENCE' })];
    const { outcome } = decided({ links: [COUNSELLING, SCHOOL], consents }, asking());
    expect(outcome).toEqual({ tell: 'SENSITIVE_SERVICE' });
  });

  test('is that it exists where everything is withheld', () => {
    const { outcome } = decided({ links: [TARGETED], declared: true }, asking());
    expect(outcome).toEqual({ tell: 'EXISTENCE' });
  });

  test('is the status alone where that is released and the fact of it withheld', () => {
    const { outcome } = decided({ links: [TARGETED], declared: true }, asking({}, { role: 'DSL' }));
    expect(outcome).toEqual({
      tell: 'DETAILS',
      released: [{ category: 'STATUS', fields: null }],
      withheld: ['INV_TARGETED'],
    });
  });

  test('names what is withheld, and not what is hidden', () => {
    const teacher = decided({ links: [SCHOOL] }, asking({}, { unit: 'bluebell-school' }));
    expect(teacher.outcome).toEqual({ tell: 'NOTHING' });
    const declared = decided(
      { links: [TARGETED], declared: true, consents: [aConsent()] },
      asking({}, { agency: 'HEALTH', unit: 'a-practice' }),
    );
    expect(declared.outcome).toEqual({
      tell: 'DETAILS',
      released: [{ category: 'INV_TARGETED', fields: null }],
      withheld: ['STATUS'],
    });
  });

  test('counts what a sensitive service has written as sensitive too', () => {
    const request = asking({ purpose: 'SAFEGUARD_S47', reasonableCause: 'bruising' }, SOCIAL_WORKER);
    const { outcome } = decided({ links: [COUNSELLING] }, request);
    expect(outcome).toEqual({
      tell: 'DETAILS',
      released: [{ category: 'INV_SENSITIVE', fields: null }],
      withheld: ['CASE_DETAIL'],
    });
  });

  test('is nothing where the operation is refused', () => {
    expect(decided({ links: [SCHOOL] }, asking({ purpose: null })).outcome).toEqual({ tell: 'NOTHING' });
  });
});

const anyLink: fc.Arbitrary<LinkedRecord> = fc.record({
  custodian: fc.constantFrom(...CUSTODIANS),
  recordId: fc.constant('R-1'),
  unit: fc.constantFrom('foxglove-school', 'assessment-team', 'elsewhere'),
  category: fc.constantFrom<InformationCategory[]>(
    'INV_UNIVERSAL',
    'INV_TARGETED',
    'INV_SPECIALIST',
    'INV_SENSITIVE',
    'POLICE_EVENT',
    'CASE_DETAIL',
  ),
  kind: fc.constantFrom(null, 'DOMESTIC_ABUSE', 'PCAMHS'),
});
const anyRecord = fc
  .record({
    links: fc.tuple(anyLink),
    shielded: fc.boolean(),
    archived: fc.boolean(),
    declared: fc.boolean(),
    consents: fc.subarray([
      aConsent(),
      aConsent({ refusal: true, givenAt: '2021-01-01T00:00:00+00:00' }),
      aConsent({ scope: 'CONTENT' }),
    ]),
  })
  .map(aSharingRecord);
const anyRequest = fc
  .record({
    role: fc.constantFrom(...ROLES),
    agency: fc.constantFrom(...CUSTODIANS, 'HUB' as const),
    unit: fc.constantFrom('foxglove-school', 'assessment-team'),
    purpose: fc.constantFrom(...PURPOSES),
    cause: fc.constantFrom(null, 'bruising'),
  })
  .map(({ purpose, cause, ...actor }) => asking({ purpose, reasonableCause: cause, override: cause }, actor));

describe('an outcome, whatever the facts', () => {
  test('releases no category but those the policy released, and withholds only what it withheld', () => {
    fc.assert(
      fc.property(anyRecord, anyRequest, (record, request) => {
        const { outcome, decided: decisions } = decided(record, request);
        if (outcome.tell !== 'DETAILS') return;
        const withEffect = (...effects: string[]) =>
          decisions.filter(({ decision }) => effects.includes(decision.effect)).map(({ item }) => item.category);
        expect(outcome.released.map(({ category }) => category)).toEqual(withEffect('RELEASE', 'RELEASE_REDUCED'));
        expect(outcome.withheld).toEqual(withEffect('WITHHOLD'));
      }),
      { numRuns: 2_000 },
    );
  });

  test('is silent where the fact of the involvement is hidden or masked', () => {
    fc.assert(
      fc.property(anyRecord, anyRequest, (record, request) => {
        const { outcome, decided: decisions } = decided(record, request);
        const effect = decisions[0]?.decision.effect;
        expect(outcome.tell === 'NOTHING').toBe(effect === 'HIDE' || effect === 'REFUSE');
        expect(outcome.tell === 'SENSITIVE_SERVICE').toBe(effect === 'MASK');
      }),
      { numRuns: 2_000 },
    );
  });
});
