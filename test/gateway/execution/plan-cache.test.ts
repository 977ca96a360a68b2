import { expect, test } from '@jest/globals';
import { plannedBytes } from '../../../gateway/execution/plan-cache.ts';

test('an operation counts for as many plans as its conditions may make of it, sixteen at most', () => {
  const fields = (count: number) =>
    `{\n${Array.from({ length: count }, (_, index) => `  f${index} @skip(if: $v${index})\n`).join('')}}`;
  const weight = (text: string) => plannedBytes(text) / plannedBytes('x'.repeat(text.length));
  expect([0, 1, 3, 4, 9].map((count) => weight(fields(count)))).toEqual([1, 2, 8, 16, 16]);
  expect(weight('{ a @include(if: true) }')).toBe(1);
});
