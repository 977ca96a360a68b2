import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readUpn } from '../../../../subgraphs/child-index/identity/upn.ts';

const PERMANENT = ['B801200005001', 'R674123101121', 'P207000016049', 'J931412525001', 'P304500025001'];
const TEMPORARY = ['H93141252501A', 'D30450002502K'];

describe('a unique pupil number', () => {
  test.each([...PERMANENT, ...TEMPORARY])('%s is read as it is', (upn) => {
    expect(readUpn(upn)).toBe(upn);
  });

  test('is read in lower case and with spaces', () => {
    expect(readUpn(' j931 4125 25001 ')).toBe('J931412525001');
    expect(readUpn('h93141252501a')).toBe('H93141252501A');
  });

  test('checks to P where two published examples work it out as something else', () => {
    const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
      .split('')
      .filter((letter) => readUpn(`${letter}207000016049`) !== null);
    expect(letters).toEqual(['P']);
  });

  test.each(['', 'J93141252500', 'J9314125250011', '0931412525001', 'J9314125250A1', 'H93141252501I', 'I931412525001'])(
    '%j is no pupil number',
    (text) => {
      expect(readUpn(text)).toBeNull();
    },
  );

  test('fails when any one digit is wrong', () => {
    const mistake = fc.tuple(
      fc.constantFrom(...PERMANENT, ...TEMPORARY),
      fc.integer({ min: 1, max: 11 }),
      fc.integer({ min: 1, max: 9 }),
    );
    fc.assert(
      fc.property(mistake, ([upn, place, shift]) => {
        const wrong = String((Number(upn[place]) + shift) % 10);
        return readUpn(upn.slice(0, place) + wrong + upn.slice(place + 1)) === null;
      }),
    );
  });
});
