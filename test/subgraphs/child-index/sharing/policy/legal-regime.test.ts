import { expect, test } from '@jest/globals';
import { LEGAL_REGIME, recordedVersion } from '../../../../../subgraphs/child-index/sharing/policy/legal-regime.ts';
import { POLICY_VERSION } from '../../../../../subgraphs/child-index/sharing/policy/version.ts';

const MIDNIGHT = Date.parse('2027-04-01T00:00:00Z');

test('the duty to share is not in force unless a day is set', () => {
  expect(recordedVersion(MIDNIGHT)).toBe(`${POLICY_VERSION}+s16la.off.archive.18.25.declared.6`);
});

test('the recorded version tells from which day on a decision stood on the duty to share', () => {
  const regime = { ...LEGAL_REGIME, dutyToShareFrom: '2027-04-01' };
  expect(recordedVersion(MIDNIGHT - 1, regime)).toContain('+s16la.off.');
  expect(recordedVersion(MIDNIGHT, regime)).toContain('+s16la.on.');
});

test('the recorded version tells the ages at which records are archived, and how long a declaration lasts', () => {
  const regime = { ...LEGAL_REGIME, archiveAge: 19, archiveAgeWithConsent: 26, declaredRelationshipMonths: 3 };
  expect(recordedVersion(MIDNIGHT, regime)).toMatch(/archive\.19\.26\.declared\.3$/);
});
