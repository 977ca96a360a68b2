import { expect, test } from '@jest/globals';
import { DEMO_POPULATION, demoPopulation } from '../../../../scripts/demo/population.ts';
import { demoRecords } from '../../../../subgraphs/health/demo/demo-records.ts';
import { health } from '../../../../subgraphs/health/index.ts';
import { healthRecordSchema } from '../../../../subgraphs/health/health-record.ts';

const children = demoPopulation({ ...DEMO_POPULATION, today: '2026-03-31' });

test('turns everything that the population knows of into records that could be loaded', () => {
  const known = children.flatMap(({ known }) => known.health ?? []);
  const records = children.flatMap(demoRecords);
  expect(records.map((record) => record.recordId)).toEqual(known.map((one) => one.localId));
  expect(records.length).toBeGreaterThan(0);
  for (const record of records) expect(healthRecordSchema.parse(record)).toEqual(record);
});

test('registers each child in the unit and category that the population says', () => {
  const known = children.flatMap(({ known }) => known.health ?? []);
  const registrations = children.flatMap(demoRecords).flatMap((record) => health.registrationsOf(record));
  expect(registrations.map(({ unit, category }) => ({ unit, category }))).toEqual(
    known.map(({ unit, category }) => ({ unit, category })),
  );
});
