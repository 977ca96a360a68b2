import { expect, test } from '@jest/globals';
import { isBankHoliday } from '../../../subgraphs/service-directory/opening/bank-holiday.ts';
import { isOpenAt, isOpenOn } from '../../../subgraphs/service-directory/opening/is-open.ts';
import { londonClock } from '../../../subgraphs/service-directory/opening/london-clock.ts';

const WEEKDAYS = { freq: 'WEEKLY', byday: 'MO,TU,WE,TH,FR', opens_at: '09:00', closes_at: '17:00:00' };

test.each([
  // gov.uk/bank-holidays, England and Wales.
  [2020, ['01-01', '04-10', '04-13', '05-08', '05-25', '08-31', '12-25', '12-28']],
  [2021, ['01-01', '04-02', '04-05', '05-03', '05-31', '08-30', '12-27', '12-28']],
  [2022, ['01-03', '04-15', '04-18', '05-02', '06-02', '06-03', '08-29', '09-19', '12-26', '12-27']],
  [2023, ['01-02', '04-07', '04-10', '05-01', '05-08', '05-29', '08-28', '12-25', '12-26']],
  [2026, ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28']],
  [2027, ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28']],
])('knows the bank holidays of %d, and no others', (year, expected) => {
  const days = Array.from({ length: 366 }, (_, day) => new Date(Date.UTC(year, 0, 1 + day)).toISOString().slice(0, 10));
  const found = days.filter((day) => day.startsWith(`${year}`) && isBankHoliday(day));
  expect(found.map((day) => day.slice(5))).toEqual(expected);
});

test.each([
  ['2026-03-29T00:59:59Z', '2026-03-29', '00:59:59'],
  ['2026-03-29T01:00:00Z', '2026-03-29', '02:00:00'],
  ['2026-10-25T00:59:59Z', '2026-10-25', '01:59:59'],
  ['2026-10-25T01:00:00Z', '2026-10-25', '01:00:00'],
  ['2026-06-30T23:30:00Z', '2026-07-01', '00:30:00'],
])('at %s clocks in London show %s %s', (moment, date, time) => {
  expect(londonClock(Date.parse(moment))).toEqual({ date, time });
});

test.each<[string, object, string, string, boolean]>([
  ['a weekday, on the minute it opens', WEEKDAYS, '2026-03-02', '09:00:00', true],
  ['the minute it closes', WEEKDAYS, '2026-03-02', '17:00:00', false],
  ['a Saturday', WEEKDAYS, '2026-03-07', '10:00:00', false],
  ['a bank holiday', WEEKDAYS, '2026-04-06', '10:00:00', false],
  ['before it is valid', { ...WEEKDAYS, valid_from: '2026-03-03' }, '2026-03-02', '10:00:00', false],
  ['its last day', { ...WEEKDAYS, valid_to: '2026-03-02' }, '2026-03-02', '10:00:00', true],
  ['after it was valid', { ...WEEKDAYS, valid_to: '2026-03-01' }, '2026-03-02', '10:00:00', false],
  [
    'a night that began yesterday',
    { byday: 'FR', opens_at: '22:00', closes_at: '02:00' },
    '2026-03-07',
    '01:00:00',
    true,
  ],
  ['a night that has ended', { byday: 'FR', opens_at: '22:00', closes_at: '02:00' }, '2026-03-07', '02:00:00', false],
  ['without hours', { byday: 'MO' }, '2026-03-02', '10:00:00', false],
])('%s', (_when, schedule, date, time, open) => {
  expect(isOpenAt([schedule as any], { date, time })).toBe(open);
});

test.each<[string, object, string, boolean]>([
  [
    'every other week, in its week',
    { freq: 'WEEKLY', interval: 2, dtstart: '2026-03-02', byday: 'WE' },
    '2026-03-18',
    true,
  ],
  [
    'every other week, in between',
    { freq: 'WEEKLY', interval: 2, dtstart: '2026-03-02', byday: 'WE' },
    '2026-03-11',
    false,
  ],
  ['weekly from a day, on that weekday', { freq: 'WEEKLY', dtstart: '2026-03-02' }, '2026-03-09', true],
  ['weekly from a day, before it', { freq: 'WEEKLY', dtstart: '2026-03-02' }, '2026-02-23', false],
  ['the second Tuesday of the month', { freq: 'MONTHLY', byday: '2TU' }, '2026-03-10', true],
  ['the first Tuesday of the month', { freq: 'MONTHLY', byday: '2TU' }, '2026-03-03', false],
  ['the last Friday of the month', { freq: 'MONTHLY', byday: '-1FR' }, '2026-03-27', true],
  ['the last but one Friday', { freq: 'MONTHLY', byday: '-1FR' }, '2026-03-20', false],
  ['the tenth of the month', { freq: 'MONTHLY', bymonthday: '10, 20' }, '2026-03-10', true],
  ['the last of the month', { freq: 'MONTHLY', bymonthday: '-1' }, '2026-02-28', true],
  ['once, on its day, though a bank holiday', { dtstart: '2026-12-25' }, '2026-12-25', true],
  ['once, on another day', { dtstart: '2026-12-25' }, '2026-12-26', false],
])('%s', (_when, schedule, date, open) => {
  expect(isOpenOn([schedule as any], date)).toBe(open);
});
