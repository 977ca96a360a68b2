import { describe, expect, test } from '@jest/globals';
import { quantile } from '../../scripts/bench/quantile.ts';

describe('quantile', () => {
  test('is the smallest value that so many do not exceed, whatever their order', () => {
    const hundred = Array.from({ length: 100 }, (_, position) => 100 - position);
    expect([quantile(hundred, 0.5), quantile(hundred, 0.99), quantile(hundred, 1)]).toEqual([50, 99, 100]);
  });

  test('is the largest of a few values where one in a hundred is less than one of them', () => {
    expect(quantile([3, 1, 2], 0.99)).toBe(3);
  });

  test('does not reorder what it is given, and knows nothing of nothing', () => {
    const values = [2, 1];
    quantile(values, 0.5);
    expect(values).toEqual([2, 1]);
    expect(quantile([], 0.5)).toBeNaN();
  });
});
