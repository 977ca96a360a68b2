import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { RefusalQuota } from '../../../schema/wire/refusal-quota.ts';

const BOUNDS = { perSource: 3, inAll: 5, sources: 4 };
const START = Date.UTC(2026, 2, 31);

describe('the quota of refusals', () => {
  test('gives a source its entries for the minute, says which is the last, and counts the rest', () => {
    const quota = new RefusalQuota(BOUNDS);
    const places = [0, 1, 2, 3, 4].map((ms) => quota.place('a', 'X', START + ms));
    expect(places).toEqual(['ENTRY', 'ENTRY', 'LAST_ENTRY', 'COUNTED', 'COUNTED']);
    expect(quota.place('b', 'X', START + 5)).toBe('ENTRY');
    expect(quota.leftOut(START + 10)).toEqual({
      from: START + 3,
      to: START + 10,
      total: 2,
      byCode: { X: 2 },
      sources: [{ source: 'a', refused: 2 }],
    });
    expect(quota.leftOut(START + 11)).toBeNull();
    expect(quota.place('a', 'X', START + 60_000)).toBe('ENTRY');
  });

  test('names the busiest sources first', () => {
    const quota = new RefusalQuota({ ...BOUNDS, perSource: 0 });
    for (const source of ['a', 'b', 'b']) quota.place(source, 'X', START);
    expect(quota.leftOut(START)?.sources.map(({ source }) => source)).toEqual(['b', 'a']);
  });

  test('loses no refusal, has no more entries a minute than its bounds, and remembers no more sources', () => {
    const refusals = fc.array(
      fc.record({
        source: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
        code: fc.constantFrom('X', 'Y'),
        later: fc.integer({ min: 0, max: 30_000 }),
        countNow: fc.boolean(),
        written: fc.boolean(),
      }),
    );
    fc.assert(
      fc.property(refusals, (plan) => {
        const quota = new RefusalQuota(BOUNDS);
        const entries: { at: number; source: string }[] = [];
        let counted = 0;
        let now = START;
        for (const { source, code, later, countNow, written } of plan) {
          now += later;
          if (quota.place(source, code, now) !== 'COUNTED') entries.push({ at: now, source });
          const leftOut = countNow ? quota.leftOut(now) : null;
          if (leftOut === null) continue;
          expect(leftOut.sources.length).toBeLessThanOrEqual(BOUNDS.sources + 1);
          if (written) counted += leftOut.total;
          else quota.takeBack(leftOut);
        }
        counted += quota.leftOut(now)?.total ?? 0;
        expect(entries.length + counted).toBe(plan.length);
        for (const { at } of entries) {
          // A minute begins with its first refusal, so that two of them may touch one span of a minute.
          const near = entries.filter((other) => other.at >= at && other.at < at + 60_000);
          expect(near.length).toBeLessThanOrEqual(2 * BOUNDS.inAll);
        }
      }),
    );
  });
});
