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

test('a bounded cache that counts in bytes keeps no more than it may, and nothing that is larger than that', () => {
  const cache = boundedCache<string, string>(10, (key, value) => key.length + value.length);
  cache.set('a', '1234');
  cache.set('b', '5678');
  cache.set('a', '12');
  cache.set('c', '90');
  expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual(['12', undefined, '90']);
  cache.set('d', '0123456789');
  expect([cache.get('a'), cache.get('d'), cache.get('c')]).toEqual(['12', undefined, '90']);
});
