import { expect, test } from '@jest/globals';
import { recordBlocks } from '../../../../../subgraphs/child-index/matching/bulk/record-blocks.ts';

test('a block that is too large is divided by the next part, and cut where no part divides it', () => {
  const first = Uint32Array.from({ length: 40 }, (_, place) => (place === 39 ? 0 : place < 36 ? 9 : place));
  const second = Uint32Array.from({ length: 40 }, (_, place) => (place < 4 ? 7 : 5));
  const { order, starts, pairs, oversized } = recordBlocks([first, second], 1, 3);
  const blocks = Array.from(starts.subarray(1), (to, block) => [...order.subarray(starts[block], to)]);
  const others = Array.from({ length: 32 }, (_, at) => at + 4);
  expect(blocks).toEqual([others.slice(0, 30), others.slice(30), [0, 1, 2, 3]]);
  expect(pairs).toBe((30 * 29) / 2 + 1 + 6);
  expect(oversized).toBe(1);
});
