import { describe, expect, test } from '@jest/globals';
import { isArchived } from '../../../../subgraphs/child-index/sharing/archive.ts';
import { LEGAL_REGIME } from '../../../../subgraphs/child-index/sharing/policy/legal-regime.ts';
import { aConsent, aSharingRecord } from '../a-sharing-record.ts';

const NOW = Date.parse('2026-11-20T10:00:00Z');
const agreed = aConsent({ giver: 'CHILD', categories: ['IDX_IDENTITY'] });
const archived = (dateOfBirth: string | null, ...consents: ReturnType<typeof aConsent>[]) =>
  isArchived(aSharingRecord({ dateOfBirth, consents }), NOW);

describe('a record is archived', () => {
  test('where somebody archived it, whatever the age', () => {
    expect(isArchived(aSharingRecord({ archived: true }), NOW)).toBe(true);
    expect(archived('2014-05-17')).toBe(false);
    expect(archived(null)).toBe(false);
  });

  test('from the eighteenth birthday on', () => {
    expect(archived('2008-11-21')).toBe(false);
    expect(archived('2008-11-20')).toBe(true);
  });

  test('from the twenty-fifth where the young person has agreed that it stays open', () => {
    expect(archived('2008-11-20', agreed)).toBe(false);
    expect(archived('2001-11-21', agreed)).toBe(false);
    expect(archived('2001-11-20', agreed)).toBe(true);
  });

  test.each([
    ['a parent’s word', aConsent({ ...agreed, giver: 'PR_HOLDER' })],
    ['a refusal', aConsent({ ...agreed, refusal: true })],
    ['a consent about something else', aConsent({ ...agreed, categories: ['INV_TARGETED'] })],
    ['one that is still to come', aConsent({ ...agreed, givenAt: '2027-01-01T00:00:00+00:00' })],
    ['one that has run out', aConsent({ ...agreed, expiresAt: '2026-11-20T10:00:00+00:00' })],
    ['one that was withdrawn', aConsent({ ...agreed, withdrawnAt: '2025-01-01T00:00:00+00:00' })],
  ])('at eighteen in spite of %s', (_what, consent) => {
    expect(archived('2008-11-20', consent)).toBe(true);
  });

  test('by the latest word, and by the refusal of two at the same instant', () => {
    const refused = aConsent({ ...agreed, refusal: true });
    const later = { givenAt: '2025-01-01T00:00:00+00:00' };
    expect(archived('2008-11-20', refused, aConsent({ ...agreed, ...later }))).toBe(false);
    expect(archived('2008-11-20', agreed, aConsent({ ...refused, ...later }))).toBe(true);
    expect(archived('2008-11-20', agreed, refused)).toBe(true);
    expect(archived('2008-11-20', refused, agreed)).toBe(true);
  });

  test('at the ages of the regime it is given', () => {
    const regime = { ...LEGAL_REGIME, archiveAge: 10, archiveAgeWithConsent: 12 };
    expect(isArchived(aSharingRecord(), NOW, regime)).toBe(true);
  });
});
