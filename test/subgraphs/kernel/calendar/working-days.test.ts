import { describe, expect, test } from '@jest/globals';
import {
  clockInEngland,
  dayInEngland,
  isWorkingDay,
  nextWorkingDay,
} from '../../../../subgraphs/kernel/calendar/working-days.ts';

describe('the next working day', () => {
  test.each([
    ['2026-11-18', '2026-11-19', 'a Wednesday is followed by a Thursday'],
    ['2026-11-20', '2026-11-23', 'a Friday by the Monday'],
    ['2026-11-21', '2026-11-23', 'a Saturday by the Monday'],
    ['2026-11-22', '2026-11-23', 'a Sunday by the Monday'],
    ['2026-04-02', '2026-04-07', 'Maundy Thursday by the Tuesday after Easter'],
    ['2026-12-24', '2026-12-29', 'Christmas Eve by the day after the substitute for Boxing Day'],
    ['2027-12-24', '2027-12-29', 'Christmas and Boxing Day at a weekend move to Monday and Tuesday'],
    ['2027-12-31', '2028-01-04', 'New Year on a Saturday moves to Monday'],
    ['2028-02-28', '2028-02-29', 'a leap day is a day like others'],
    ['2040-12-24', '2040-12-25', 'where no holiday is known the review is due earlier'],
  ])('after %s is %s: %s', (day, expected) => {
    expect(nextWorkingDay(day)).toBe(expected);
  });

  test('is told by the holidays it is given', () => {
    expect(nextWorkingDay('2026-11-18', new Set(['2026-11-19', '2026-11-20']))).toBe('2026-11-23');
  });
});

describe('the day in England', () => {
  test.each([
    ['2026-07-01T22:59:59Z', '2026-07-01'],
    ['2026-07-01T23:00:00Z', '2026-07-02'],
    ['2026-12-31T23:59:59Z', '2026-12-31'],
    ['2027-01-01T00:00:00Z', '2027-01-01'],
  ])('at %s is %s', (moment, day) => {
    expect(dayInEngland(Date.parse(moment))).toBe(day);
  });
});

describe('the clock in England', () => {
  test.each([
    ['2026-07-01T22:59:59Z', '2026-07-01', '23:59'],
    ['2026-07-01T23:00:00Z', '2026-07-02', '00:00'],
    ['2026-01-05T19:30:00Z', '2026-01-05', '19:30'],
    ['2026-03-29T00:59:00Z', '2026-03-29', '00:59'],
    ['2026-03-29T01:00:00Z', '2026-03-29', '02:00'],
  ])('at %s shows %s %s', (moment, day, time) => {
    expect(clockInEngland(Date.parse(moment))).toEqual({ day, time });
  });
});

test('a weekend and a bank holiday are not working days', () => {
  expect(
    ['2026-11-20', '2026-11-21', '2026-11-22', '2026-12-25', '2026-12-28'].map((day) => isWorkingDay(day)),
  ).toEqual([true, false, false, false, false]);
});
