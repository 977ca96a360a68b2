import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addYears,
  ageOn,
  bornForYear,
  daysBetween,
  schoolYearStart,
  yearGroupOn,
} from '../../../scripts/demo/calendar.ts';

const anyDay = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('days', () => {
  test('are added and counted across leap days and year ends', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -9000, max: 9000 }), (day, count) => {
        expect(daysBetween(day, addDays(day, count))).toBe(count);
      }),
    );
  });

  test('of another year are the same day, but for 29 February', () => {
    expect(addYears('2023-02-14', 3)).toBe('2026-02-14');
    expect(addYears('2024-02-29', 1)).toBe('2025-03-01');
    expect(addYears('2024-02-29', 4)).toBe('2028-02-29');
  });
});

describe('age', () => {
  test('goes up on the birthday, not the day before', () => {
    expect(ageOn('2010-06-15', '2026-06-14')).toBe(15);
    expect(ageOn('2010-06-15', '2026-06-15')).toBe(16);
    expect(ageOn('2012-02-29', '2026-02-28')).toBe(13);
    expect(ageOn('2012-02-29', '2026-03-01')).toBe(14);
  });
});

describe('the school year', () => {
  test('starts on 1 September', () => {
    expect(schoolYearStart('2026-08-31')).toBe('2025-09-01');
    expect(schoolYearStart('2026-09-01')).toBe('2026-09-01');
  });

  test('puts the youngest and the oldest of a year into it and their neighbours outside', () => {
    expect(yearGroupOn('2014-08-31', '2026-01-10')).toBe('7');
    expect(yearGroupOn('2013-09-01', '2026-01-10')).toBe('7');
    expect(yearGroupOn('2013-08-31', '2026-01-10')).toBe('8');
    expect(yearGroupOn('2014-09-01', '2026-01-10')).toBe('6');
  });

  test('has nursery years from the third birthday, then Reception, and ends after Year 13', () => {
    expect(yearGroupOn('2023-01-11', '2026-01-10')).toBeNull();
    expect(yearGroupOn('2023-01-10', '2026-01-10')).toBe('N1');
    expect(yearGroupOn('2022-01-10', '2026-01-10')).toBe('N2');
    expect(yearGroupOn('2021-01-10', '2026-01-10')).toBe('R');
    expect(yearGroupOn('2007-09-01', '2026-01-10')).toBe('13');
    expect(yearGroupOn('2007-08-31', '2026-01-10')).toBeNull();
  });

  test('gives a date of birth for each year, on whatever day it is asked', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: 1, max: 13 }),
        fc.constantFrom('01-31', '08-31', '09-01', '12-12'),
        (day, year, birthday) => {
          expect(yearGroupOn(bornForYear(year, birthday, day), day)).toBe(String(year));
        },
      ),
    );
  });
});
