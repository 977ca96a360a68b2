import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { linkRecords } from '../../../../../subgraphs/child-index/matching/bulk/link-records.ts';
import { sharedColumn } from '../../../../../subgraphs/child-index/matching/bulk/shared-column.ts';
import { DOERS, type Threads } from '../../../../../subgraphs/child-index/matching/bulk/tasks.ts';
import { Deal } from '../../../../../subgraphs/child-index/matching/threads/deal.ts';
import { TwoThreads } from '../../../../../subgraphs/child-index/matching/threads/two-threads.ts';
import { ALL_COLUMNS, generatedSet } from '../../../../../scripts/bench/link/generated-set.ts';
import { until } from '../../../../until.ts';

const nothing = () => undefined;
const { nhs, upn, ...REST } = ALL_COLUMNS;
const { reader } = generatedSet('threads', 500, { ...REST, other: { nhs, upn } });

async function linkedBy(threads?: Threads) {
  const { clusterOf, reviews, comparedPairs } = await linkRecords(reader.records, reader.freeFields, nothing, threads);
  return { clusters: [...clusterOf], reviews, comparedPairs };
}

const byOne = await linkedBy();

let threads: TwoThreads;
beforeEach(() => {
  threads = new TwoThreads();
});
afterEach(() => threads.end());

test('two threads put together what one does', async () => {
  expect(await linkedBy(threads)).toEqual(byOne);
});

test('which portion is done first makes no difference', async () => {
  const lastFirst: Threads = {
    begin: (name, work, portions) => (take) => {
      const doPortion = DOERS[name](work);
      for (let portion = portions - 1; portion >= 0; portion--) take(doPortion(portion), portion);
      return Promise.resolve();
    },
  };
  expect(await linkedBy(lastFirst)).toEqual(byOne);
});

test('what the second thread has done is taken, and not done again', async () => {
  const parts = [Uint32Array.of(7, 9, 7, 9, 7)];
  const work = { columns: [{ rule: 0, parts, begin: 1 }], most: 10, rules: 1, blockOf: sharedColumn(5) };
  const finish = threads.begin('BLOCK', work, 1);
  await until(() => [...work.blockOf].join('') === '12121');
  work.blockOf.fill(0);
  const found: number[][] = [];
  await finish(({ order, starts }) => found.push([...order], [...starts]));
  expect(found).toEqual([
    [0, 2, 4, 1, 3],
    [0, 3, 5],
  ]);
  expect([...work.blockOf]).toEqual([0, 0, 0, 0, 0]);
});

test('where the second thread has ended, linking fails and says so', async () => {
  await threads.end();
  await expect(linkedBy(threads)).rejects.toThrow('Linking failed in its second thread');
});

test('each portion is dealt once, whoever asks', () => {
  const one = new Deal(3);
  const other = new Deal(3, one.taken);
  expect([one.take(), other.take(), one.take(), other.take(), one.take()]).toEqual([0, 1, 2, null, null]);
});
