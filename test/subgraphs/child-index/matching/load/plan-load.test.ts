import { expect, test } from '@jest/globals';
import { planLoad } from '../../../../../subgraphs/child-index/matching/load/plan-load.ts';

test('no child is in two slices, no slice in two portions, and records are in the order of the file', () => {
  const clusterOf = Uint32Array.from([0, 1, 0, 3, 1, 5, 0]);
  const { portions } = planLoad({ clusterOf, reviews: [] }, { slice: 2, portion: 5 });
  expect(portions).toEqual([[[[0, 2, 6]], [[1, 4]]], [[[3], [5]]]]);
});

test('a doubt is about the later record, whichever way round it was found', () => {
  const found = { left: 4, right: 2, odds: 1, reason: 'ODDS' } as const;
  const sizes = { slice: 2, portion: 5 };
  const { reviews } = planLoad({ clusterOf: Uint32Array.from([0, 1, 2, 3, 4]), reviews: [found] }, sizes);
  expect(reviews).toEqual([{ record: 4, candidate: 2 }]);
});
