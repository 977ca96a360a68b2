import { describe, expect, test } from '@jest/globals';
import { parseRegisterRecords } from '../../../schema/contract/child-registration.ts';

const child = {
  givenName: null,
  familyName: 'Example',
  otherNames: [],
  dateOfBirth: null,
  expectedDateOfDelivery: '2026-08-01',
  sex: 'NOT_SPECIFIED',
  address: null,
  postcode: null,
  identifiers: [],
  parentsAndCarers: [],
};
const record = { recordId: 'r-1', version: 1, unit: 'a-unit', category: 'INV_UNIVERSAL', kind: null, child };
const payload = (...records: unknown[]) => ({ custodian: 'HEALTH', records });

describe('a registration of records', () => {
  test('takes an unborn child, without a given name or a date of birth', () => {
    expect(parseRegisterRecords(payload(record))).toEqual(payload(record));
  });

  test('trims names', () => {
    const parsed = parseRegisterRecords(payload({ ...record, child: { ...child, familyName: '  Example ' } }));
    expect(parsed?.records[0]?.child.familyName).toBe('Example');
  });

  test.each([
    ['no records', payload()],
    ['more than a thousand records', payload(...Array.from({ length: 1001 }, () => record))],
    ['an agency that holds no records', { ...payload(record), custodian: 'HUB' }],
    ['version 0', payload({ ...record, version: 0 })],
    ['a category that nobody knows', payload({ ...record, category: 'SECRETS' })],
    ['case content that has no place here', payload({ ...record, notes: 'anything' })],
    ['a date that is none', payload({ ...record, child: { ...child, dateOfBirth: '2015-02-30' } })],
    ['a child without a family name', payload({ ...record, child: { ...child, familyName: ' ' } })],
    [
      'an identifier of a type that the index does not keep',
      payload({ ...record, child: { ...child, identifiers: [{ type: 'ULN', value: '1' }] } }),
    ],
  ])('is null for %s', (_what, value) => {
    expect(parseRegisterRecords(value)).toBeNull();
  });
});
