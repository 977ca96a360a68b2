import { expect, test } from '@jest/globals';
import { linkRecords } from '../../../../../subgraphs/child-index/matching/bulk/link-records.ts';
import type { MatchingRecord } from '../../../../../subgraphs/child-index/matching/normalise/matching-record.ts';
import { benchPopulation } from '../../../../../scripts/bench/link/population.ts';
import { ALL_COLUMNS, generatedSet } from '../../../../../scripts/bench/link/generated-set.ts';
import { linkageFigures } from '../../../../../scripts/bench/link/linkage-figures.ts';
import { aMatchingRecord, type Described } from '../a-matching-record.ts';

const { nhs: _, upn: __, ...WITHOUT_NUMBERS } = ALL_COLUMNS;

test('invented children of five agencies are put together, no two numbers and no twins in one', async () => {
  const size = 300;
  const { reader, truth } = generatedSet('test', size, ALL_COLUMNS);
  const twins = [aMatchingRecord({ given: 'Rosalind' }), aMatchingRecord()];
  const outcome = await linkRecords([...reader.records, ...twins], []);
  const { precision, recall } = linkageFigures(truth, reader.records, outcome);
  expect(precision).toBeGreaterThan(0.998);
  expect(recall).toBeGreaterThan(0.95);
  expect(outcome.clusterOf[size]).not.toBe(outcome.clusterOf[size + 1]);
  const numbers = new Map<number, Set<string>>();
  for (const [place, { nhs }] of [...benchPopulation('test', size)].entries()) {
    const cluster = outcome.clusterOf[place] ?? place;
    if (nhs !== '') numbers.set(cluster, (numbers.get(cluster) ?? new Set()).add(nhs));
  }
  expect([...numbers.values()].filter((found) => found.size > 1)).toEqual([]);
});

test('nobody is asked about twins whose numbers differ, and somebody about one name at one home with two numbers', async () => {
  const { reader } = generatedSet('asked', 300, ALL_COLUMNS);
  const [one, other] = [{ nhs: '9990001006' }, { nhs: '9990001014' }];
  const asked = async (left: Described, right: Described) => {
    const { reviews } = await linkRecords([...reader.records, aMatchingRecord(left), aMatchingRecord(right)], []);
    return reviews.filter((review) => Math.min(review.left, review.right) === 300);
  };
  expect(await asked(one, other)).toMatchObject([{ reason: 'IDENTIFIERS_DIFFER' }]);
  expect(await asked(one, { given: 'Rosalind', ...other })).toEqual([]);
});

test('fifty records teach no nonsense: what is learnt leans on what is believed', async () => {
  const { reader, truth } = generatedSet('small', 50, WITHOUT_NUMBERS);
  const { precision, recall } = linkageFigures(truth, reader.records, await linkRecords(reader.records, []));
  expect(precision).toBe(1);
  expect(recall).toBeGreaterThan(0.9);
});

test.each([0, 1, 2])('%i records are linked to what there is', async (size) => {
  const records = Array.from({ length: size }, () => aMatchingRecord());
  expect((await linkRecords(records, [])).clusterOf).toHaveLength(size);
});

test('two hundred records of one child are one cluster, and nobody else is in it', async () => {
  const { reader } = generatedSet('many', 60, ALL_COLUMNS);
  const [first] = reader.records;
  const same = Array.from({ length: 200 }, () => first).filter((record) => record !== undefined);
  const { clusterOf } = await linkRecords([...reader.records, ...same], []);
  expect(new Set(clusterOf.slice(60))).toEqual(new Set([0]));
  expect(clusterOf[59]).not.toBe(0);
});

test('a record that has two children’s given names does not make one of them', async () => {
  const rosalind = aMatchingRecord({ given: 'Rosalind' });
  const both = aMatchingRecord({ given: 'Rosalind Cordelia' });
  const cordelia = aMatchingRecord({ given: 'Cordelia' });
  const { reader } = generatedSet('two names', 100, ALL_COLUMNS);
  const { clusterOf } = await linkRecords([...reader.records, rosalind, rosalind, both, cordelia, cordelia], []);
  expect(clusterOf[100]).not.toBe(clusterOf[104]);
});

test('the order of the records does not change which belong together', async () => {
  const { reader } = generatedSet('order', 120, WITHOUT_NUMBERS);
  const forwards = await partition(reader.records, reader.records);
  expect(await partition(reader.records.toReversed(), reader.records)).toEqual(forwards);
});

/** The clusters, each as the places of its records in `named`, in one order whatever the order of the records. */
async function partition(records: readonly MatchingRecord[], named: readonly MatchingRecord[]): Promise<string[]> {
  const clusters = new Map<number, number[]>();
  for (const [place, cluster] of (await linkRecords(records, [])).clusterOf.entries()) {
    const record = records[place];
    const name = record === undefined ? -1 : named.indexOf(record);
    clusters.set(cluster, [...(clusters.get(cluster) ?? []), name]);
  }
  return [...clusters.values()].map((members) => members.sort((left, right) => left - right).join(' ')).sort();
}

test('the figures tell of records that were put together though their numbers differ', async () => {
  const records = ['9990001006', '9990001006', '9990001014'].map((nhs) => aMatchingRecord({ nhs }));
  const truth = records.map(() => ({ person: 'one', household: '', origin: '' }));
  const outcome = await linkRecords(records, []);
  const figures = (clusterOf: Uint32Array) => linkageFigures(truth, records, { ...outcome, clusterOf });
  expect(figures(Uint32Array.of(0, 0, 0)).acrossNumbers).toBe(2);
  expect(figures(Uint32Array.of(0, 0, 2)).acrossNumbers).toBe(0);
});
