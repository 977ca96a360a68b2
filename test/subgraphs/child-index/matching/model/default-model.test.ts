import { expect, test } from '@jest/globals';
import { levelsAtOnce } from '../../../../../subgraphs/child-index/matching/compare/levels.ts';
import { DEFAULT_MODEL } from '../../../../../subgraphs/child-index/matching/model/default-model.ts';
import { generatedModel } from '../../../../../scripts/bench/link/write-model.ts';

test('the model that is shipped is what `npm run bench:link -- --model` makes today', async () => {
  expect(DEFAULT_MODEL.data).toEqual(await generatedModel());
});

test('the levels of each circumstance make up one', () => {
  for (const { kind, levels } of DEFAULT_MODEL.data.fields) {
    for (let from = 0; from < levels.length; from += levelsAtOnce(kind)) {
      const together = levels.slice(from, from + levelsAtOnce(kind));
      for (const pair of ['match', 'stranger', 'household'] as const) {
        expect(together.reduce((sum, level) => sum + level[pair], 0)).toBeCloseTo(1, 2);
      }
    }
  }
});
