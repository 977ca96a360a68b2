import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import damerauLevenshtein from 'talisman/metrics/damerau-levenshtein.js';
import { Agreement, FIXED_FIELDS } from '../../../../../subgraphs/child-index/matching/compare/agreement.ts';
import { isOneSlip } from '../../../../../subgraphs/child-index/matching/compare/close-text.ts';
import { givenLevel } from '../../../../../subgraphs/child-index/matching/compare/name-levels.ts';
import { nameValue } from '../../../../../subgraphs/child-index/matching/normalise/name-value.ts';
import { levelName } from '../../../../../subgraphs/child-index/matching/compare/levels.ts';
import { readBirthDate } from '../../../../../subgraphs/child-index/matching/normalise/read-birth-date.ts';
import { aMatchingRecord, type Described } from '../a-matching-record.ts';

function levelsOf(left: Described, right: Described): Record<string, string> {
  const { levels } = new Agreement(0).compare(aMatchingRecord(left), aMatchingRecord(right));
  return Object.fromEntries(FIXED_FIELDS.map((name, place) => [name, levelName(name, levels[place] ?? 0)]));
}

describe('given names', () => {
  test.each([
    ['Zoë', 'ZOE', 'EXACT'],
    ['Mary-Ann', 'Maryann', 'EXACT'],
    ['Elizabeth', 'Lizzie', 'VARIANT'],
    ['Mohammed', 'Muhammad', 'VARIANT'],
    ['Roma Dorothy', 'Roma', 'PART'],
    ['Dorothy Roma', 'Roma', 'SOUND'],
    ['Tamsin', 'Tamsni', 'TYPING'],
    ['Kerrigan', 'K', 'INITIAL'],
    ['Emma', 'Emily', 'DIFFERENT'],
    ['Baby', 'Tamsin', 'NOT_COMPARED'],
    ['', 'Tamsin', 'NOT_COMPARED'],
  ])('%s and %s agree as %s', (left, right, level) => {
    expect(levelsOf({ given: left }, { given: right }).given).toBe(level);
    expect(levelsOf({ given: right }, { given: left }).given).toBe(level);
  });
});

test('a slip that makes a name which many others bear is two names', () => {
  const [linh, ling] = [nameValue('Linh'), nameValue('Ling')];
  expect(levelName('given', givenLevel(linh, ling))).toBe('TYPING');
  for (const name of [linh, ling]) if (name !== null) name.established = true;
  expect(levelName('given', givenLevel(linh, ling))).toBe('DIFFERENT');
});

describe('dates of birth', () => {
  test.each([
    ['2014-05-17', '17/05/2014', 'EXACT'],
    ['2014-05-07', '2014 5 7', 'EXACT'],
    ['2014-05-07', '2014-07-05', 'DAY_AND_MONTH_SWAPPED'],
    ['2016-05-01', '2016-04-30', 'NEXT_DAY'],
    ['2016-02-28', '2016-02-29', 'NEXT_DAY'],
    ['2015-12-31', '2016-01-01', 'NEXT_DAY'],
    ['2014-05-17', '2013-05-17', 'ONE_SLIP'],
    ['2014-05-17', '2014-05-71', 'ONE_SLIP'],
    ['2014-05-17', '2014-09-17', 'ONE_SLIP'],
    ['2014-05-17', '2014-05-28', 'TWO_PARTS'],
    ['2014', '2014-05-28', 'TWO_PARTS'],
    ['2014-05-17', '2014-06-08', 'NEAR'],
    ['2014-05-17', '2015-06-08', 'NEAR_IN_OTHER_YEAR'],
    ['2014-05-17', '2014-11-02', 'ONE_PART'],
    ['2014-05-17', '2008-11-02', 'DIFFERENT'],
    ['unknown', '2008-11-02', 'NOT_COMPARED'],
  ])('%s and %s agree as %s', (left, right, level) => {
    expect(levelsOf({ dob: left }, { dob: right }).birthDate).toBe(level);
    expect(levelsOf({ dob: right }, { dob: left }).birthDate).toBe(level);
  });

  test('days apart are counted as the calendar does', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (day) => {
        const iso = (at: number) => new Date(at * 86_400_000).toISOString().slice(0, 10);
        const [date, next] = [iso(day), iso(day + 1)];
        const level = levelsOf({ dob: date }, { dob: next }).birthDate;
        // 1 February and 2 January, say, are a day and a month the other way round, and never next to each other.
        expect(level).toBe('NEXT_DAY');
        expect(readBirthDate(date)).toBe(Number(date.replaceAll('-', '')));
      }),
    );
  });
});

test('names written in the wrong order are compared in the right one, and it is said', () => {
  const swapped = levelsOf({}, { given: 'Brackenbury', family: 'Tamsin' });
  expect(swapped).toMatchObject({ given: 'EXACT', family: 'EXACT', order: 'SWAPPED' });
});

test.each([
  [{ family: 'Hart-Brackenbury' }, { family: 'PART' }],
  [{ address: '12 Hopscotch Ln Fernlow' }, { address: 'EXACT' }],
  [{ address: '14 Hopscotch Lane, Fernlow' }, { address: 'STREET' }],
  [{ address: 'Flat 2, 12 Hopscotch Lane, Fernlow' }, { address: 'NEAR' }],
  [{ postcode: 'qf12ab' }, { postcode: 'EXACT_AT_ONE_ADDRESS' }],
  [{ postcode: 'QF1 2AD' }, { postcode: 'TYPING_AT_ONE_ADDRESS' }],
  [{ postcode: 'QF1 9XY' }, { postcode: 'DISTRICT_AT_ONE_ADDRESS' }],
  [{ postcode: 'QF1 9XY', address: '' }, { postcode: 'DISTRICT' }],
  [{ postcode: 'QD9 9ZZ', address: '3 Kettle Close' }, { postcode: 'DIFFERENT_AT_OTHER_ADDRESS' }],
  [{ postcode: 'ZZ99 3VZ' }, { postcode: 'NOT_COMPARED' }],
  [{ sex: 'female' }, { sex: 'EXACT' }],
  [{ sex: 'Other' }, { sex: 'NOT_COMPARED' }],
])('a record with %j agrees as %j', (other, levels) => {
  expect(levelsOf({}, other)).toMatchObject(levels);
});

test('one slip is what the distance of Damerau and Levenshtein says it is', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
  fc.assert(
    fc.property(word, word, (left, right) => {
      expect(isOneSlip(left, right)).toBe(damerauLevenshtein(left, right) <= 1);
    }),
    { numRuns: 2000 },
  );
});
