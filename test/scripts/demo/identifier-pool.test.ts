import { describe, expect, test } from '@jest/globals';
import { IdentifierPool } from '../../../scripts/demo/identifier-pool.ts';
import { isNhsNumber, isUpn } from './identifier-checks.ts';

describe('the checks used by these tests', () => {
  test('accept published examples and refuse them with a digit changed', () => {
    expect(['9434765919', '9990001006', '9990001073'].map(isNhsNumber)).toEqual([true, true, true]);
    expect(['9434765918', '9912003890', '999000100'].map(isNhsNumber)).toEqual([false, false, false]);
    expect(['B801200005001', 'P207000016049', 'H93141252501A'].map(isUpn)).toEqual([true, true, true]);
    expect(['B207000016049', 'J931412525002', 'I931412525001'].map(isUpn)).toEqual([false, false, false]);
  });
});

describe('the pool of identifiers', () => {
  test('hands out valid NHS numbers of the test range, each once', () => {
    const pool = new IdentifierPool();
    const numbers = Array.from({ length: 20_000 }, () => pool.nhsNumber());
    expect(new Set(numbers).size).toBe(20_000);
    expect(numbers.filter((number) => !isNhsNumber(number) || !number.startsWith('999'))).toEqual([]);
  });

  test('ends with an error, not with a repeated NHS number, when the range is used up', () => {
    const pool = new IdentifierPool();
    const seen = new Set<string>();
    expect(() => {
      for (;;) {
        const number = pool.nhsNumber();
        if (seen.has(number)) throw new Error('repeated');
        seen.add(number);
      }
    }).toThrow(RangeError);
    expect(seen.size).toBeGreaterThan(900_000);
  });

  test('hands out valid pupil numbers with the authority, the establishment and the year in them', () => {
    const pool = new IdentifierPool();
    const numbers = Array.from({ length: 999 }, (_, index) => pool.upn(9004, 2019, index % 3 === 0));
    expect(numbers.filter((number) => !isUpn(number))).toEqual([]);
    expect(new Set(numbers).size).toBe(999);
    expect(numbers[1]).toMatch(/^[A-Z]931900419002$/);
    expect(numbers[0]).toMatch(/^[A-Z]93190041901|^[A-Z]9319004190[0-9][A-Z]$/);
  });

  test('refuses a thousandth pupil number of the same establishment and year, not of the next year', () => {
    const pool = new IdentifierPool();
    for (let serial = 1; serial <= 999; serial++) pool.upn(9001, 2020, false);
    expect(() => pool.upn(9001, 2020, false)).toThrow(RangeError);
    expect(isUpn(pool.upn(9001, 2021, false))).toBe(true);
  });
});
