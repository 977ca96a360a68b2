import { describe, expect, test } from '@jest/globals';
import { DEMO_POPULATION, demoPopulation } from '../../../../scripts/demo/population.ts';
import { demoRecords } from '../../../../subgraphs/education/demo/demo-records.ts';
import { pupilRecordSchema } from '../../../../subgraphs/education/pupil-record.ts';

const children = demoPopulation({ ...DEMO_POPULATION, today: '2026-03-31' });

describe('the demo records of education', () => {
  test('are records that this agency takes as they are', () => {
    const records = children.flatMap(demoRecords);
    expect(records.length).toBeGreaterThan(100);
    for (const record of records) expect(pupilRecordSchema.parse(record)).toEqual(record);
  });

  test('are one for each child whom a setting knows, spelled as the setting spells the child', () => {
    for (const child of children) {
      const known = child.known.education;
      const expected = known === undefined ? [] : [{ recordId: known.localId, child: known.as }];
      expect(demoRecords(child)).toEqual(expected.map((record) => expect.objectContaining(record)));
    }
  });
});
