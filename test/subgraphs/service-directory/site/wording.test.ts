import { describe, expect, test } from '@jest/globals';
import { agesInWords } from '../../../../subgraphs/service-directory/site/wording/ages-in-words.ts';
import { nextBankHoliday, nextOpenDay } from '../../../../subgraphs/service-directory/site/wording/coming-days.ts';
import { hoursInWords, timeInWords } from '../../../../subgraphs/service-directory/site/wording/hours-in-words.ts';
import { milesInWords } from '../../../../subgraphs/service-directory/site/wording/miles.ts';

const HOURS = { opens_at: '09:00', closes_at: '11:30' };

describe('hours in words', () => {
  test.each([
    [{ freq: 'WEEKLY', byday: 'MO,TH', ...HOURS }, 'Mondays and Thursdays, 9am to 11:30am'],
    [{ byday: 'sa', opens_at: '12:00:00', closes_at: '24:00' }, 'Saturdays, midday to midnight'],
    [{ freq: 'WEEKLY', byday: 'WE', interval: 2, dtstart: '2026-09-02' }, 'Wednesdays, every 2nd week'],
    [{ freq: 'WEEKLY', dtstart: '2026-09-02', ...HOURS }, 'Wednesdays, 9am to 11:30am'],
    [{ freq: 'WEEKLY' }, 'Every day'],
    [{ freq: 'MONTHLY', byday: '2TU' }, 'The second Tuesday of every month'],
    [{ freq: 'MONTHLY', byday: '-1FR', ...HOURS }, 'The last Friday of every month, 9am to 11:30am'],
    [{ freq: 'MONTHLY', byday: 'MO,3WE' }, 'The Mondays and third Wednesday of every month'],
    [{ freq: 'MONTHLY', bymonthday: '1,22,-1' }, 'The 1st, 22nd and last day of every month'],
    [{ freq: 'MONTHLY', bymonthday: '-3' }, 'The 3rd last day of every month'],
    [{ freq: 'MONTHLY', dtstart: '2026-09-03', interval: 3 }, 'The 3rd of every 3rd month'],
    [{ freq: 'MONTHLY' }, 'Every day'],
    [{ dtstart: '2026-12-25', ...HOURS }, 'Friday 25 December 2026, 9am to 11:30am'],
    [{ ...HOURS }, 'Every day, 9am to 11:30am'],
    [
      { byday: 'MO', valid_from: '2026-09-01', valid_to: '2027-07-20T00:00:00' },
      'Mondays, from Tuesday 1 September 2026, until Tuesday 20 July 2027',
    ],
    [{ byday: 'MO', opens_at: '9 o’clock', closes_at: '11:00' }, 'Mondays'],
    [{ byday: '<b>', freq: 'WEEKLY' }, 'Days are not given'],
    [{ byday: 'XX', freq: 'MONTHLY' }, 'Days are not given'],
    [{ bymonthday: '99', freq: 'MONTHLY' }, 'Days are not given'],
  ])('%j', (schedule, words) => {
    expect(hoursInWords(schedule)).toBe(words);
  });

  test.each([
    ['00:00', 'midnight'],
    ['00:30', '12:30am'],
    ['09:05:00', '9:05am'],
    ['12:00', 'midday'],
    ['12:15', '12:15pm'],
    ['23:59', '11:59pm'],
    ['24:00', 'midnight'],
  ])('%s is %s', (time, words) => {
    expect(timeInWords(time)).toBe(words);
  });
});

test('the next bank holiday may be the day itself', () => {
  expect(nextBankHoliday('2026-11-22')).toBe('2026-12-25');
  expect(nextBankHoliday('2026-12-26')).toBe('2026-12-28');
  expect(nextBankHoliday('2026-12-28')).toBe('2026-12-28');
});

test('the next day that something is open is after today, skips bank holidays, and is not looked for for ever', () => {
  const mondays = [{ freq: 'WEEKLY', byday: 'MO', ...HOURS }];
  expect(nextOpenDay(mondays, '2026-03-02')).toBe('2026-03-09');
  expect(nextOpenDay(mondays, '2026-04-03')).toBe('2026-04-13');
  expect(nextOpenDay([{ dtstart: '2026-05-01' }], '2026-03-02')).toBeNull();
});

test('ages and distances are told as one says them', () => {
  expect(
    [
      [null, null],
      [0, 4],
      [11, null],
      [11, 18],
      [5, 5],
      [0.5, 2],
    ].map(([from, to]) => agesInWords(from!, to!)),
  ).toEqual([null, 'Up to age 4', 'From age 11', 'Ages 11 to 18', 'Age 5', 'Ages 0.5 to 2']);
  expect([10, 1_609.344, 2_400, 16_000, 40_233].map(milesInWords)).toEqual([
    'less than 0.1 miles',
    '1 mile',
    '1.5 miles',
    '9.9 miles',
    '25 miles',
  ]);
});
