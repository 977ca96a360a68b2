import { describe, expect, test } from '@jest/globals';
import { DEMO_POPULATION, demoPopulation } from '../../../../scripts/demo/population.ts';
import { demoRecords } from '../../../../subgraphs/social-care/demo/demo-records.ts';
import { caseRecordSchema } from '../../../../subgraphs/social-care/case-record.ts';

const children = demoPopulation({ ...DEMO_POPULATION, today: '2026-03-31' });

describe('the demo records of social care', () => {
  test('are records that this agency takes as they are', () => {
    const records = children.flatMap(demoRecords);
    expect(records.length).toBeGreaterThan(10);
    for (const record of records) expect(caseRecordSchema.parse(record)).toEqual(record);
  });

  test('are one for each child whom social care knows, spelled as it spells the child', () => {
    for (const child of children) {
      const known = child.known.socialCare;
      const expected = known === undefined ? [] : [{ recordId: known.localId, child: known.as }];
      expect(demoRecords(child)).toEqual(expected.map((record) => expect.objectContaining(record)));
    }
  });
});
