import type { Document } from '../open-referral/profile/entity.ts';
import { timeOf } from '../open-referral/rows/openings-of.ts';
import { isBankHoliday } from './bank-holiday.ts';
import type { WallClock } from './london-clock.ts';

const DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;
const DAY = 86_400_000;
const BYDAY = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/i;

/**
 * Whether something is open on a day. A schedule that repeats rests on bank holidays; one that names the day itself (a
 * `dtstart` without `freq`) does not. Something without schedules is open on no day that anybody could tell.
 */
export function isOpenOn(schedules: readonly Document[], date: string): boolean {
  return schedules.some((schedule) => takesPlace(schedule, date));
}

/**
 * Whether something is open at a time of a day, on the clock of the place. Hours that end before they begin run into the
 * next day. A schedule without both its hours says nothing of times.
 */
export function isOpenAt(schedules: readonly Document[], { date, time }: WallClock): boolean {
  const yesterday = shifted(date, -1);
  return schedules.some((schedule) => {
    const [opens, closes] = [timeOf(schedule['opens_at']), timeOf(schedule['closes_at'])];
    if (opens === null || closes === null) return false;
    if (opens < closes) return takesPlace(schedule, date) && opens <= time && time < closes;
    return (time >= opens && takesPlace(schedule, date)) || (time < closes && takesPlace(schedule, yesterday));
  });
}

function takesPlace(schedule: Document, date: string): boolean {
  const [from, to, start] = [dayOf(schedule['valid_from']), dayOf(schedule['valid_to']), dayOf(schedule['dtstart'])];
  if ((from !== null && date < from) || (to !== null && date > to) || (start !== null && date < start)) return false;
  const { freq } = schedule;
  const named = typeof schedule['byday'] === 'string' ? schedule['byday'].split(',').map((day) => day.trim()) : [];
  if (freq === undefined && named.length === 0) return start === null ? !isBankHoliday(date) : start === date;
  if (isBankHoliday(date)) return false;
  return freq === 'MONTHLY' ? inMonth(schedule, named, start, date) : inWeek(schedule, named, start, date);
}

function inWeek(schedule: Document, named: readonly string[], start: string | null, date: string): boolean {
  const today = weekday(date);
  const days = named.map((day) => BYDAY.exec(day)?.[2]?.toUpperCase());
  if (days.length > 0 ? !days.includes(today) : start !== null && weekday(start) !== today) return false;
  return start === null || isMultiple((mondayOf(date) - mondayOf(start)) / (7 * DAY), schedule['interval']);
}

function inMonth(schedule: Document, named: readonly string[], start: string | null, date: string): boolean {
  const month = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  if (start !== null && !isMultiple(month(date) - month(start), schedule['interval'])) return false;
  const number = Number(date.slice(8, 10));
  const monthDays = textOf(schedule['bymonthday'])
    .split(',')
    .map((day) => day.trim())
    .filter((day) => day !== '');
  if (named.length > 0) return named.some((day) => isNamed(day, date, number));
  const last = new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)), 0)).getUTCDate();
  if (monthDays.length > 0) return monthDays.map(Number).some((day) => day === number || last + 1 + day === number);
  return start === null || start.slice(8, 10) === date.slice(8, 10);
}

/** `2TU` is the second Tuesday of the month, `-1FR` the last Friday, `MO` every Monday (RFC 5545, section 3.3.10). */
function isNamed(day: string, date: string, number: number): boolean {
  const [, ordinal, name] = BYDAY.exec(day) ?? [];
  if (name?.toUpperCase() !== weekday(date)) return false;
  if (ordinal === undefined) return true;
  const last = new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)), 0)).getUTCDate();
  const wanted = Number(ordinal);
  return wanted > 0 ? Math.ceil(number / 7) === wanted : Math.ceil((last - number + 1) / 7) === -wanted;
}

function isMultiple(distance: number, interval: unknown): boolean {
  return typeof interval !== 'number' || interval <= 1 || distance % Math.round(interval) === 0;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function dayOf(value: unknown): string | null {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value) ? value.slice(0, 10) : null;
}

function weekday(date: string): string {
  return DAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';
}

function mondayOf(date: string): number {
  const day = Date.parse(`${date}T00:00:00Z`);
  return day - ((new Date(day).getUTCDay() + 6) % 7) * DAY;
}

function shifted(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}
