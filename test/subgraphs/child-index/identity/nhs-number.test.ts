import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readNhsNumber } from '../../../../subgraphs/child-index/identity/nhs-number.ts';

const VALID = [
  '9990001006',
  '9990001014',
  '9990001022',
  '9990001030',
  '9990001049',
  '9990001057',
  '9990001065',
  '9990001073',
  '9434765919',
  '9449306621',
  '9912003888',
];

describe('an NHS number', () => {
  test.each(VALID)('%s is read as it is', (number) => {
    expect(readNhsNumber(number)).toBe(number);
  });

  test('is read in the form in which it is printed, with spaces or hyphens', () => {
    expect(readNhsNumber('999 000 1006')).toBe('9990001006');
    expect(readNhsNumber(' 999-000-1006 ')).toBe('9990001006');
  });

  test('of the published example of a baby fails its check digit', () => {
    expect(readNhsNumber('9912003890')).toBeNull();
  });

  test.each(Array.from({ length: 10 }, (_none, digit) => String(digit).repeat(10)))('%s is no number', (number) => {
    expect(readNhsNumber(number)).toBeNull();
  });

  test.each(['', '999000100', '99900010060', '999000100X', '９９９０００１００６', '+9990001006', '9990001006\0'])(
    '%j is no number',
    (text) => {
      expect(readNhsNumber(text)).toBeNull();
    },
  );

  test('fails when any one digit is wrong', () => {
    const mistake = fc.tuple(fc.constantFrom(...VALID), fc.nat(9), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(mistake, ([number, place, shift]) => {
        const wrong = String((Number(number[place]) + shift) % 10);
        return readNhsNumber(number.slice(0, place) + wrong + number.slice(place + 1)) === null;
      }),
    );
  });

  test('does not exist for nine digits whose check digit would be ten', () => {
    const found = Array.from({ length: 10 }, (_none, digit) => readNhsNumber(`100000001${digit}`));
    expect(new Set(found)).toEqual(new Set([null]));
  });
});
