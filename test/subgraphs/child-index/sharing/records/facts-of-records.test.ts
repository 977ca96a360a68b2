import { describe, expect, test } from '@jest/globals';
import { factsOf } from '../../../../../subgraphs/child-index/sharing/facts-of.ts';
import { decide } from '../../../../../subgraphs/child-index/sharing/policy/decide.ts';
import { aConsent, aSharingRecord } from '../../a-sharing-record.ts';
import { asking, SOCIAL_WORKER } from '../../asking.ts';

const START = Date.parse('2026-03-01T00:00:00Z');
const END = Date.parse('2026-09-01T00:00:00Z');
const SPAN = { startsAt: '2026-03-01T00:00:00+00:00', endsAt: '2026-09-01T01:00:00+01:00' };
const THERAPY = { category: 'INV_TARGETED', agency: 'HEALTH', unit: 'therapy', kind: null, sensitive: false } as const;

describe('from the first moment up to, and not including, the last', () => {
  test.each([
    [START - 1, 'DEF-1'],
    [START, 'ISA-1'],
    [END - 1, 'ISA-1'],
    [END, 'DEF-1'],
  ])('an agreement opens its purpose: at %d it is %s that decides', (now, rule) => {
    const agreements = [{ custodian: 'HEALTH', purposes: ['EARLY_HELP', 'SERVICE'], ...SPAN }];
    const record = aSharingRecord({ declared: true, agreements });
    expect(decide(factsOf(record, asking(), THERAPY, now)).rule).toBe(rule);
  });

  test.each([
    [START - 1, 'WITHHOLD'],
    [START, 'RELEASE'],
    [END - 1, 'RELEASE'],
    [END, 'WITHHOLD'],
  ])('an order opens what it names: at %d the effect is %s', (now, effect) => {
    const record = aSharingRecord({ orders: [{ categories: ['INV_TARGETED'], ...SPAN }] });
    const { rule, effect: decided } = decide(
      factsOf(record, asking({ purpose: 'STATUTORY' }, SOCIAL_WORKER), THERAPY, now),
    );
    expect([rule, decided]).toEqual(['STA-1', effect]);
  });

  test('neither has an end where none was said', () => {
    const open = { startsAt: SPAN.startsAt, endsAt: null };
    const record = aSharingRecord({
      orders: [{ categories: ['STATUS'], ...open }],
      agreements: [{ custodian: 'HEALTH', purposes: ['SERVICE'], ...open }],
    });
    const { context } = factsOf(record, asking(), THERAPY, END * 10);
    expect(context.orderScope).toEqual(['IDX_IDENTITY', 'STATUS']);
    expect(context.agreements).toEqual([{ custodian: 'HEALTH', recipient: 'EDUCATION', purpose: 'SERVICE' }]);
  });
});

describe('with a clock behind that of the process that took it down', () => {
  const NOW = START;
  const ahead = '2026-03-01T00:00:01+00:00';
  const facts = (...consents: ReturnType<typeof aConsent>[]) =>
    factsOf(aSharingRecord({ declared: true, consents }), asking(), THERAPY, NOW);

  test('a withdrawal counts all the same', () => {
    const given = aConsent();
    expect(decide(facts(given)).rule).toBe('CNS-1');
    expect(decide(facts({ ...given, withdrawnAt: ahead, withdrawnHere: true })).rule).toBe('REF-1');
  });

  test('a refusal counts all the same, and wins over a consent of the same moment', () => {
    const giver = { giverId: 'mother' };
    const refusal = aConsent({ ...giver, refusal: true, givenAt: ahead, recordedAt: ahead });
    const consent = aConsent({
      ...giver,
      givenAt: '2026-03-01T00:00:02+00:00',
      recordedAt: '2026-03-01T00:00:02+00:00',
    });
    expect(decide(facts(aConsent(giver), refusal)).rule).toBe('REF-1');
    expect(decide(facts(refusal, consent)).rule).toBe('REF-1');
    expect(decide(facts(consent, refusal)).rule).toBe('REF-1');
  });

  test('what was announced for a time to come waits for it', () => {
    const announced = aConsent({ givenAt: ahead, recordedAt: '2026-02-01T00:00:00+00:00' });
    expect(decide(facts(announced)).rule).toBe('DEF-1');
    expect(decide(facts(aConsent({ withdrawnAt: ahead }))).rule).toBe('CNS-1');
  });
});

describe('who is who to a child', () => {
  const person = (actorId: string, relation: 'RESTRICTED' | 'FAMILY' | 'SELF' | 'PR_HOLDER') => ({ actorId, relation });
  const child = (...restrictions: ReturnType<typeof person>[]) =>
    factsOf(aSharingRecord({ restrictions }), asking(), THERAPY, START).child;

  test('a holder of parental responsibility is family too', () => {
    expect(child(person('mother', 'PR_HOLDER'))).toMatchObject({
      familyAndSelf: ['mother'],
      parentalResponsibility: ['mother'],
      self: null,
    });
  });

  test('of two who are said to be the child neither is, and one who is said to be it twice is', () => {
    expect(child(person('a', 'SELF'), person('b', 'SELF'))).toMatchObject({ self: null, familyAndSelf: ['a', 'b'] });
    expect(child(person('a', 'SELF'), person('a', 'SELF')).self).toBe('a');
  });

  test('an assessment is the child’s competence', () => {
    expect(child().competence).toBeNull();
    expect(factsOf(aSharingRecord({ competence: false }), asking(), THERAPY, START).child.competence).toBe(false);
  });
});
