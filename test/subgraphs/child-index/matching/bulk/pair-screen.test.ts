import { expect, test } from '@jest/globals';
import { BlockedRecords } from '../../../../../subgraphs/child-index/matching/bulk/blocked-records.ts';
import { PairScreen } from '../../../../../subgraphs/child-index/matching/bulk/pair-screen.ts';
import { Agreement } from '../../../../../subgraphs/child-index/matching/compare/agreement.ts';
import { REVIEW_FROM } from '../../../../../subgraphs/child-index/matching/decide/zones.ts';
import { ModelLearner } from '../../../../../subgraphs/child-index/matching/bulk/learn-model.ts';
import { screenData } from '../../../../../subgraphs/child-index/matching/bulk/screen-data.ts';
import { screenRows } from '../../../../../subgraphs/child-index/matching/bulk/screen-rows.ts';
import { ALL_COLUMNS, generatedSet } from '../../../../../scripts/bench/link/generated-set.ts';

const { nhs, upn, postcode, ...REST } = ALL_COLUMNS;

test.each([
  ['with all columns', ALL_COLUMNS],
  ['with free fields', { ...REST, other: { nhs, upn, postcode } }],
])('no pair is stopped that reaches the odds, and most of the others are, %s', async (_, columns) => {
  const { reader } = generatedSet('screen', 300, columns);
  const { records, freeFields } = reader;
  const learner = new ModelLearner(records, freeFields);
  learner.compareStrangers();
  learner.draw(await new BlockedRecords(records, freeFields.length).wide());
  const model = learner.learn();
  const screen = new PairScreen(screenData(screenRows(records, freeFields.length), model, REVIEW_FROM));
  const agreement = new Agreement(freeFields.length);
  const counts = { reaching: 0, stopped: 0, stoppedWrongly: 0, passed: 0 };
  for (const [place, left] of records.entries()) {
    for (let other = place + 1; other < records.length; other++) {
      const right = records[other] ?? left;
      const reaches = model.oddsOf(agreement.compare(left, right)) >= REVIEW_FROM;
      const passes = screen.mayPass(place, other);
      if (reaches) counts.reaching++;
      if (!passes) counts.stopped++;
      else if (!reaches) counts.passed++;
      if (reaches && !passes) counts.stoppedWrongly++;
    }
  }
  expect(counts.reaching).toBeGreaterThan(150);
  expect(counts.stoppedWrongly).toBe(0);
  expect(counts.passed * 20).toBeLessThan(counts.stopped);
});
