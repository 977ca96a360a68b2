import { describe, expect, test } from '@jest/globals';
import { CUSTODIANS } from '../../../../../schema/contract/agency.ts';
import {
  INFORMATION_CATEGORIES,
  type InformationCategory,
} from '../../../../../schema/contract/information-category.ts';
import { PURPOSES } from '../../../../../schema/contract/actor.ts';
import { explainSharing } from '../../../../../subgraphs/child-index/sharing/explain/explain-sharing.ts';
import type { SharingRecord } from '../../../../../subgraphs/child-index/sharing/sharing-record.ts';
import { aConsent, aSharingRecord, COUNSELLING, link, SCHOOL } from '../../a-sharing-record.ts';
import { asking, SOCIAL_WORKER, STRANGER } from '../../asking.ts';

const NOW = Date.parse('2026-11-20T10:00:00Z');
const CATEGORIES = Object.keys(INFORMATION_CATEGORIES) as InformationCategory[];
const explain = (
  record: SharingRecord,
  category: InformationCategory,
  request = asking(),
  agency: (typeof CUSTODIANS)[number] = 'HEALTH',
) => explainSharing(record, request, category, agency, NOW).explanation;
const known = (change: Partial<SharingRecord> = {}) => aSharingRecord({ links: [SCHOOL], ...change });

describe('the explanation of what is withheld', () => {
  const never = explain(known(), 'INV_TARGETED');

  test('says whom to ask and which consent would open it', () => {
    expect(never).toEqual({
      effect: 'WITHHOLD',
      reason: 'Ask the custodian directly.',
      nextStep: expect.stringContaining('named nurse'),
      consentThatWouldOpen: { scope: 'CONTACT', categories: ['INV_TARGETED'] },
    });
  });

  test.each([
    ['refused', [aConsent({ refusal: true })]],
    ['expired', [aConsent({ expiresAt: '2021-01-01T00:00:00+00:00' })]],
    ['withdrawn', [aConsent({ withdrawnAt: '2021-01-01T00:00:00+00:00' })]],
    ['given to somebody else', [aConsent({ recipients: ['POLICE'] })]],
    ['disputed', [aConsent({ giverId: 'one' }), aConsent({ giverId: 'two', refusal: true })]],
  ])('is the same where consent was %s as where it was never asked for', (_how, consents) => {
    expect(explain(known({ consents }), 'INV_TARGETED')).toEqual(never);
  });

  test('names no consent where none would open it', () => {
    const request = asking({ purpose: 'SAFEGUARD_S47' });
    expect(explain(known(), 'INV_TARGETED', request)).toMatchObject({
      effect: 'WITHHOLD',
      nextStep: expect.stringContaining('safeguarding hub'),
      consentThatWouldOpen: null,
    });
  });

  test('names the consent that would open it: with it, it is released', () => {
    const consents = [aConsent({ categories: ['CAF_CONTENT'], scope: 'CONTENT' })];
    expect(explain(known(), 'CAF_CONTENT').consentThatWouldOpen).toEqual({
      scope: 'CONTENT',
      categories: ['CAF_CONTENT'],
    });
    expect(explain(known({ consents }), 'CAF_CONTENT')).toMatchObject({
      effect: 'RELEASE',
      consentThatWouldOpen: null,
    });
  });
});

describe('the explanation of what is hidden', () => {
  const nothing = explain(known(), 'INV_SENSITIVE');

  test('is one and the same, whatever hides it', () => {
    const sensitive = (change: object) => known({ consents: [aConsent({ categories: ['INV_SENSITIVE'], ...change })] });
    expect(nothing).toMatchObject({ effect: 'HIDE', consentThatWouldOpen: null });
    for (const hidden of [
      explain(sensitive({ refusal: true }), 'INV_SENSITIVE'),
      explain(sensitive({ explicit: false }), 'INV_SENSITIVE'),
      explain(sensitive({ scope: 'EXISTENCE' }), 'INV_SENSITIVE'),
      explain(known(), 'CASE_DETAIL'),
      explain(known(), 'POLICE_EVENT', asking(), 'POLICE'),
      explain(known({ shielded: true }), 'INV_TARGETED'),
      explain(aSharingRecord(), 'INV_TARGETED', asking({}, STRANGER)),
      explain(known(), 'IDENTITY_LINK'),
    ])
      expect(hidden).toEqual(nothing);
  });

  test('names neither the agency nor a broker of it', () => {
    expect(CUSTODIANS.map((agency) => explain(known(), 'INV_SENSITIVE', asking(), agency))).toEqual(
      CUSTODIANS.map(() => nothing),
    );
  });
});

describe('what is explained', () => {
  test('does not depend on whether there is a record', () => {
    const more = [link('HE-7', { custodian: 'HEALTH', unit: 'clinic', category: 'INV_SPECIALIST' }), COUNSELLING];
    for (const request of PURPOSES.flatMap((purpose) => [
      asking({ purpose }),
      asking({ purpose, reasonableCause: 'bruising', override: 'missing' }, SOCIAL_WORKER),
      asking({ purpose }, STRANGER),
    ]))
      for (const category of CATEGORIES)
        for (const agency of CUSTODIANS)
          expect(explain(known({ links: [SCHOOL, ...more] }), category, request, agency)).toEqual(
            explain(known(), category, request, agency),
          );
  });

  test('tells a consented recipient of a sensitive service that it would be shown', () => {
    const consents = [aConsent({ categories: ['INV_SENSITIVE'] })];
    expect(explain(known({ consents }), 'INV_SENSITIVE')).toMatchObject({ effect: 'RELEASE' });
  });

  test('invites a stranger to record their involvement where they may confirm a match', () => {
    expect(explain(aSharingRecord(), 'IDX_IDENTITY', asking({}, STRANGER))).toMatchObject({
      effect: 'RELEASE_REDUCED',
      nextStep: expect.stringContaining('record your involvement'),
    });
  });
});
