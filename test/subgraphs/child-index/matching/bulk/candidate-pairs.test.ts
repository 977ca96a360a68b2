import { expect, test } from '@jest/globals';
import { BlockedRecords } from '../../../../../subgraphs/child-index/matching/bulk/blocked-records.ts';
import { ALL_COLUMNS, generatedSet } from '../../../../../scripts/bench/link/generated-set.ts';

const wide = await new BlockedRecords(generatedSet('pairs', 300, ALL_COLUMNS).reader.records, 0).wide();

function drawn(every: number): string[] {
  const pairs: string[] = [];
  wide.sample(every, (left, right) => pairs.push(`${left} ${right}`));
  return pairs;
}

test.each([1, 40, 1_000_000])(
  'in stretches of %i pairs each is met once, and a sample of all of them is all of them',
  (most) => {
    const met: string[] = [];
    const stretches = wide.stretches(most);
    for (const stretch of stretches) wide.each(stretch, (left, right) => met.push(`${left} ${right}`));
    expect(stretches.reduce((sum, { pairs }) => sum + pairs, 0)).toBe(wide.bound);
    expect(new Set(met).size).toBe(met.length);
    expect(drawn(1)).toEqual(met);
  },
);

test('one in seven is drawn, none twice, and the same ones again', () => {
  const [all, some] = [drawn(1), drawn(7)];
  expect(new Set(some).size).toBe(some.length);
  expect(all).toEqual(expect.arrayContaining(some));
  expect(some.length / all.length).toBeGreaterThan(0.1);
  expect(some.length / all.length).toBeLessThan(0.19);
  expect(drawn(7)).toEqual(some);
});
