import { expect, test } from '@jest/globals';
import { linkRecords } from '../../../../../subgraphs/child-index/matching/bulk/link-records.ts';
import type { ColumnMap } from '../../../../../scripts/link/column-map.ts';
import { RecordReader } from '../../../../../scripts/link/record-reader.ts';
import { ALL_COLUMNS, COLUMNS, generatedSet, rowOf } from '../../../../../scripts/bench/link/generated-set.ts';
import { linkageFigures, type LinkageFigures } from '../../../../../scripts/bench/link/linkage-figures.ts';
import { benchPopulation } from '../../../../../scripts/bench/link/population.ts';
import { SeededRandom } from '../../../../../scripts/demo/seeded-random.ts';

const { nhs: _nhs, upn: _upn, ...WITHOUT_NUMBERS } = ALL_COLUMNS;
const { parent: _parent, address: _address, ...LEAN } = WITHOUT_NUMBERS;
const NAMES_AND_DATE = { id: 'id', given: 'given', family: 'family', dob: 'dob' };

async function figures(seed: string, size: number, columns: ColumnMap): Promise<LinkageFigures> {
  const { reader, truth } = generatedSet(seed, size, columns);
  return linkageFigures(truth, reader.records, await linkRecords(reader.records, []));
}

test.each([
  ['all columns', ALL_COLUMNS, 0.999, 0.975],
  ['no number', WITHOUT_NUMBERS, 0.997, 0.97],
  ['no number, parent or address', LEAN, 0.997, 0.97],
  ['names and date alone', NAMES_AND_DATE, 0.997, 0.9],
])('of five thousand records with %s few are put together wrongly', async (_, columns, precision, recall) => {
  const found = await figures('large', 5_000, columns);
  expect(found.precision).toBeGreaterThan(precision);
  expect(found.recall).toBeGreaterThan(recall);
});

test.each(['given', 'family', 'dob', 'sex', 'address', 'postcode', 'parent', 'nhs', 'upn'])(
  'without the column %s what is put together is still right',
  async (left) => {
    const columns = Object.fromEntries(Object.entries({ ...ALL_COLUMNS }).filter(([name]) => name !== left));
    const { precision, recall } = await figures('left out', 2_500, { id: 'id', ...columns });
    expect(precision).toBeGreaterThan(0.97);
    expect(recall).toBeGreaterThan(0.7);
  },
);

test('children of whom there is one record each stay alone', async () => {
  const reader = new RecordReader(COLUMNS, ALL_COLUMNS);
  const seen = new Set<number>();
  for (const record of benchPopulation('alone', 6_000)) {
    if (!seen.has(record.person)) reader.add(rowOf(record));
    seen.add(record.person);
  }
  reader.count();
  expect(new Set((await linkRecords(reader.records, [])).clusterOf).size).toBe(seen.size);
});

test('where three values of ten are lacking, much is left to people and little is put together wrongly', async () => {
  const random = new SeededRandom('lacking');
  const reader = new RecordReader(COLUMNS, ALL_COLUMNS);
  const records = [...benchPopulation('lacking', 3_000)];
  for (const record of records) {
    reader.add(rowOf(record).map((value, place) => (place > 0 && random.chance(0.3) ? '' : value)));
  }
  reader.count();
  const truth = records.map(({ person }) => ({ person: String(person), household: '', origin: '' }));
  const { precision, recall } = linkageFigures(truth, reader.records, await linkRecords(reader.records, []));
  expect(precision).toBeGreaterThan(0.97);
  expect(recall).toBeGreaterThan(0.45);
});
