import { describe, expect, test } from '@jest/globals';
import { factsOf, isRelated, nobody } from '../../../../subgraphs/child-index/sharing/facts-of.ts';
import { aConsent, aSharingRecord, link, SCHOOL } from '../a-sharing-record.ts';
import { asking, STRANGER } from '../asking.ts';

const NOW = Date.parse('2026-11-21T10:00:00Z');
const ITEM = { category: 'INV_UNIVERSAL', agency: 'EDUCATION', unit: 'u', kind: null, sensitive: false } as const;

describe('the facts of a decision', () => {
  test('have the age on the day of asking, and none before birth', () => {
    const bornOn = (dateOfBirth: string | null) =>
      factsOf(aSharingRecord({ dateOfBirth }), asking(), ITEM, NOW).child.age;
    expect(bornOn('2010-11-21')).toBe(16);
    expect(bornOn('2010-11-22')).toBe(15);
    expect(bornOn(null)).toBeNull();
  });

  test('have moments in milliseconds, whatever offset the database writes them with', () => {
    const consent = aConsent({
      givenAt: '2026-01-01T01:00:00+01:00',
      expiresAt: '2026-06-01T00:00:00+00:00',
      withdrawnAt: null,
    });
    const [fact] = factsOf(aSharingRecord({ consents: [consent] }), asking(), ITEM, NOW).child.consents;
    expect(fact).toMatchObject({
      givenAt: Date.parse('2026-01-01T00:00:00Z'),
      expiresAt: Date.parse('2026-06-01T00:00:00Z'),
      withdrawnAt: null,
    });
  });

  test('keep apart who is a danger and who is family', () => {
    const restrictions = [
      { actorId: 'danger', relation: 'RESTRICTED' as const },
      { actorId: 'aunt', relation: 'FAMILY' as const },
      { actorId: 'child', relation: 'SELF' as const },
    ];
    const { child } = factsOf(aSharingRecord({ restrictions }), asking(), ITEM, NOW);
    expect(child.restrictedPersons).toEqual(['danger']);
    expect(child.familyAndSelf).toEqual(['aunt', 'child']);
    expect(child.self).toBe('child');
  });

  test('have a cause and an override only where the request records one', () => {
    const context = (change: object) => factsOf(aSharingRecord(), asking(change), ITEM, NOW).context;
    expect(context({})).toMatchObject({ reasonableCause: false, shieldOverride: false });
    expect(context({ reasonableCause: 'bruising' })).toMatchObject({ reasonableCause: true, shieldOverride: false });
    expect(context({ override: 'must find the child' })).toMatchObject({ shieldOverride: true });
  });
});

describe('a relationship with a child', () => {
  test('is that the actor’s own unit holds a record, or that the actor has declared one', () => {
    expect(isRelated(aSharingRecord({ links: [SCHOOL] }), asking())).toBe(true);
    expect(isRelated(aSharingRecord({ declared: true }), asking({}, STRANGER))).toBe(true);
  });

  test('is not that another unit of the agency does, nor a unit of the same name elsewhere', () => {
    expect(isRelated(aSharingRecord({ links: [SCHOOL] }), asking({}, STRANGER))).toBe(false);
    const namesake = link('HE-1', { custodian: 'HEALTH', unit: 'foxglove-school' });
    expect(isRelated(aSharingRecord({ links: [namesake] }), asking())).toBe(false);
  });

  test('is nobody’s with a child of whom nothing is known', () => {
    expect(isRelated(nobody('none'), asking())).toBe(false);
  });
});
