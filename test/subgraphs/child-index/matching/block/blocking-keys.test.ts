import { expect, test } from '@jest/globals';
import { blockingKeys } from '../../../../../subgraphs/child-index/matching/block/blocking-keys.ts';
import { BLOCKING_RULES } from '../../../../../subgraphs/child-index/matching/block/blocking-rules.ts';
import { aMatchingRecord, type Described } from '../a-matching-record.ts';

const NOTHING = { given: '', family: '', dob: '', sex: '', address: '', postcode: '', parent: '', nhs: '' };

function shared(left: Described, right: Described): string[] {
  const keys = new Set(blockingKeys(aMatchingRecord(right)).map(({ key }) => key));
  return blockingKeys(aMatchingRecord(left)).flatMap(({ rule, key }) => (keys.has(key) ? [rule] : []));
}

test('a record that says nothing has no keys, so that two of them never meet', () => {
  expect(blockingKeys(aMatchingRecord(NOTHING))).toEqual([]);
});

test('a whole record has one key a rule, each a number that a bigint column takes', () => {
  const keys = blockingKeys(aMatchingRecord({ nhs: '9990001006' }));
  expect(keys.map(({ rule }) => rule)).toEqual(BLOCKING_RULES.map(({ name }) => name).filter((name) => name !== 'UPN'));
  expect(keys.every(({ key, finer }) => Number.isSafeInteger(key) && key !== finer)).toBe(true);
});

test.each<[string, Described]>([
  ['a nickname and another home', { given: 'Tammy', address: '', postcode: 'QD9 9ZZ', parent: '' }],
  ['names the wrong way round', { given: 'Brackenbury', family: 'Tamsin', address: '', postcode: '', parent: '' }],
  ['a year that is wrong', { dob: '2013-05-17', address: '', postcode: '', parent: '' }],
  ['another family name and no date', { family: 'Oldfield', dob: '', address: '', parent: '' }],
  ['nothing but a name, a date and a sound', { family: 'Brackenberry', address: '', postcode: '', parent: '' }],
])('a record is found in spite of %s', (_, other) => {
  expect(shared({}, other)).not.toEqual([]);
});

test('a stranger shares no key', () => {
  const stranger = {
    given: 'Rohan',
    family: 'Mistry',
    dob: '2009-01-30',
    address: '1 Inkwell Road',
    postcode: 'QA1 1AA',
  };
  expect(shared({}, { ...stranger, parent: 'Farah Mistry' })).toEqual([]);
});
