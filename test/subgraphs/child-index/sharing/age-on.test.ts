import { describe, expect, test } from '@jest/globals';
import { ageOn } from '../../../../subgraphs/child-index/sharing/age-on.ts';

describe('age in whole years', () => {
  test.each([
    ['2010-03-01', '2026-02-28', 15],
    ['2010-03-01', '2026-03-01', 16],
    ['2010-03-01', '2026-12-31', 16],
    ['2010-12-31', '2026-01-01', 15],
    ['2026-03-01', '2026-03-01', 0],
    // Born on 29 February: a year older on 1 March, and on 29 February where there is one.
    ['2012-02-29', '2028-02-28', 15],
    ['2012-02-29', '2028-02-29', 16],
    ['2010-02-28', '2026-02-28', 16],
    ['2012-02-29', '2027-02-28', 14],
    ['2012-02-29', '2027-03-01', 15],
  ])('of a child born on %s is on %s %i', (dateOfBirth, day, age) => {
    expect(ageOn(dateOfBirth, day)).toBe(age);
  });
});
