import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SeededRandom } from '../../../scripts/demo/seeded-random.ts';

describe('seeded random choices', () => {
  test('repeat for the same seed and differ for its neighbour', () => {
    const draw = (seed: string): number[] => {
      const random = new SeededRandom(seed);
      return Array.from({ length: 8 }, () => random.next());
    };
    expect(draw('1/family/7')).toEqual(draw('1/family/7'));
    expect(draw('1/family/7')).not.toEqual(draw('1/family/8'));
  });

  test('are spread evenly: each tenth of the range gets about a tenth of the draws', () => {
    const random = new SeededRandom('spread');
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let draw = 0; draw < 20_000; draw++) {
      const tenth = Math.floor(random.next() * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    expect(tenths.filter((count) => count < 1_800 || count > 2_200)).toEqual([]);
  });

  test('are spread evenly over the first draws of neighbouring seeds, too', () => {
    const first = Array.from({ length: 4_000 }, (_, seed) => new SeededRandom(`2005/family/${seed}`).next());
    expect(first.filter((draw) => draw < 0.25).length / 4_000).toBeCloseTo(0.25, 1);
    expect(first.reduce((sum, draw) => sum + draw, 0) / 4_000).toBeCloseTo(0.5, 1);
  });

  test('stay within their bounds, both ends reached', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer({ min: -50, max: 50 }),
        fc.integer({ min: 0, max: 5 }),
        (seed, least, span) => {
          const random = new SeededRandom(seed);
          const drawn = new Set(Array.from({ length: 200 }, () => random.between(least, least + span)));
          expect([Math.min(...drawn), Math.max(...drawn)]).toEqual([least, least + span]);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('cannot be made from an empty list', () => {
    expect(() => new SeededRandom('x').pick([])).toThrow(RangeError);
  });
});
