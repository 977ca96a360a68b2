import { expect, test } from '@jest/globals';
import { boundedCache } from '../../../gateway/execution/bounded-cache.ts';

test('a bounded cache forgets what was used least recently', () => {
  const cache = boundedCache<string, number>(2);
  cache.set('a', 1);
  cache.set('b', 2);
  expect(cache.get('a')).toBe(1);
  cache.set('c', 3);
  expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([1, undefined, 3]);
});
