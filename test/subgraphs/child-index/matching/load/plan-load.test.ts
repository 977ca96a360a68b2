import { expect, test } from '@jest/globals';
import { planLoad } from '../../../../../subgraphs/child-index/matching/load/plan-load.ts';

test('no child is in two batches, and its records are in the order of the file', () => {
  const clusterOf = Uint32Array.from([0, 1, 0, 3, 1, 5, 0]);
  const { batches } = planLoad({ clusterOf, reviews: [] }, 3);
  expect(batches).toEqual([[[0, 2, 6]], [[1, 4], [3]], [[5]]]);
});

test('a doubt is about the later record, whichever way round it was found', () => {
  const found = { left: 4, right: 2, odds: 1, reason: 'ODDS' } as const;
  const { reviews } = planLoad({ clusterOf: Uint32Array.from([0, 1, 2, 3, 4]), reviews: [found] }, 3);
  expect(reviews).toEqual([{ record: 4, candidate: 2 }]);
});
