import { describe, expect, test } from '@jest/globals';
import { latestRecords } from '../../../../subgraphs/kernel/agency/latest-record.ts';

const older = { recordId: 'older', asOf: '2025-12-31' };
const newer = { recordId: 'newer', asOf: '2026-01-01' };
const sameDay = { recordId: 'same-day', asOf: '2026-01-01' };

describe('the record that speaks for an involvement', () => {
  test.each([
    [['older', 'newer'], newer],
    [['newer', 'older'], newer],
    [['older'], older],
    [['gone', 'older'], older],
    [['older', 'gone'], older],
    [['gone'], null],
    [[], null],
  ])('of %j is the one confirmed last', (recordIds, expected) => {
    expect(latestRecords([recordIds], [older, newer])).toEqual([expected]);
  });

  test('is the first named where two were confirmed on one day', () => {
    expect(latestRecords([['same-day', 'newer']], [newer, sameDay])).toEqual([sameDay]);
  });

  test('comes for each involvement in the order asked', () => {
    expect(latestRecords([['newer'], ['gone'], ['older']], [older, newer])).toEqual([newer, null, older]);
  });
});
