import { expect, test } from '@jest/globals';
import { median } from '../../scripts/bench/median.ts';

test.each([
  { values: [9], expected: 9 },
  { values: [3, 1, 2], expected: 2 },
  { values: [10, 1, 2, 4], expected: 3 },
  { values: [], expected: NaN },
])('the median of $values is $expected', ({ values, expected }) => {
  expect(median(values)).toBe(expected);
});
