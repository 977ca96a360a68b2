import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SIGNATURE_LIFETIME } from '../../../../schema/contract/request-signature.ts';
import { SeenNonces } from '../../../../subgraphs/kernel/guard/seen-nonces.ts';

const start = Date.UTC(2026, 2, 31);

describe('seen nonces', () => {
  test('let a nonce in once', () => {
    const seen = new SeenNonces();
    expect(seen.claim('a', start)).toBe(true);
    expect(seen.claim('a', start)).toBe(false);
    expect(seen.claim('b', start)).toBe(true);
  });

  test('remember a nonce for as long as its signature can be valid, wherever other requests fall', () => {
    const withinValidity = fc.integer({ min: 0, max: 2 * SIGNATURE_LIFETIME * 1000 - 1 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 300_000 }),
        withinValidity,
        fc.array(withinValidity),
        (at, later, others) => {
          const seen = new SeenNonces();
          seen.claim('earlier', start);
          const claimed = start + at;
          expect(seen.claim('nonce', claimed)).toBe(true);
          others
            .filter((other) => other <= later)
            .toSorted((left, right) => left - right)
            .forEach((other, position) => seen.claim(`other-${position}`, claimed + other));
          expect(seen.claim('nonce', claimed + later)).toBe(false);
        },
      ),
    );
  });

  test('refuse rather than forget when there is no room left', () => {
    const seen = new SeenNonces(2);
    expect(['a', 'b', 'c'].map((nonce) => seen.claim(nonce, start))).toEqual([true, true, false]);
    expect(seen.claim('a', start)).toBe(false);
  });

  test('have room again once what they hold can no longer be valid', () => {
    const seen = new SeenNonces(1);
    seen.claim('a', start);
    expect(seen.claim('b', start + 2 * SIGNATURE_LIFETIME * 1000)).toBe(true);
  });
});
