import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SeededRandom } from '../../../scripts/demo/seeded-random.ts';
import { mistakenDate, typingError } from '../../../scripts/demo/typing-error.ts';

describe('a typing error', () => {
  test('keeps the first letter and changes the length by one at most', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z][a-z]{2,12}$/), fc.string(), (name, seed) => {
        const mistyped = typingError(name, new SeededRandom(seed));
        expect(mistyped[0]).toBe(name[0]);
        expect(Math.abs(mistyped.length - name.length)).toBeLessThanOrEqual(1);
        expect(mistyped).not.toBe(name);
      }),
    );
  });
});

describe('a mistaken date', () => {
  test('has day and month exchanged where both can be a month', () => {
    expect(mistakenDate('2014-03-11')).toBe('2014-11-03');
  });

  test('is one day out otherwise, and always another date that exists', () => {
    expect(mistakenDate('2014-03-25')).toBe('2014-03-24');
    expect(mistakenDate('2014-01-01')).toBe('2014-01-02');
    const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2030-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (day) => {
        const date = day.toISOString().slice(0, 10);
        const mistaken = mistakenDate(date);
        expect(new Date(mistaken).toISOString().slice(0, 10)).toBe(mistaken);
        expect(mistaken).not.toBe(date);
      }),
    );
  });
});
