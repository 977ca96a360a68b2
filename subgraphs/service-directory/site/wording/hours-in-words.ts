import type { Document } from '../../open-referral/profile/entity.ts';
import { timeOf } from '../../open-referral/rows/openings-of.ts';
import { dayInWords } from './day-in-words.ts';
import { listInWords } from './list-in-words.ts';

const DAYS: Readonly<Record<string, string>> = {
  MO: 'Monday',
  TU: 'Tuesday',
  WE: 'Wednesday',
  TH: 'Thursday',
  FR: 'Friday',
  SA: 'Saturday',
  SU: 'Sunday',
};
const ORDINALS: Readonly<Record<string, string>> = {
  1: 'first',
  2: 'second',
  3: 'third',
  4: 'fourth',
  5: 'fifth',
  '-1': 'last',
  '-2': 'last but one',
};

/** Days that cannot be read, on which nothing counts as open. */
const UNREAD = 'Days are not given';

/**
 * A schedule (RFC 5545 terms, as Open Referral has them) as one would say it, as in “Mondays and Thursdays, 9am to
 * 11:30am, until Friday 17 July 2026”. It reads a schedule as is-open.ts does; what that passes over is not told.
 */
export function hoursInWords(schedule: Document): string {
  const [opens, closes] = [timeOf(schedule['opens_at']), timeOf(schedule['closes_at'])];
  const [from, to] = [dateOf(schedule['valid_from']), dateOf(schedule['valid_to'])];
  return [
    daysInWords(schedule),
    ...(opens === null || closes === null ? [] : [`${timeInWords(opens)} to ${timeInWords(closes)}`]),
    ...(from === null ? [] : [`from ${dayInWords(from)}`]),
    ...(to === null ? [] : [`until ${dayInWords(to)}`]),
  ].join(', ');
}

/** A time of day, `HH:MM` or `HH:MM:SS`, as in `9am`, `5:30pm`, `midday`. */
export function timeInWords(time: string): string {
  const [hour, minute] = [Number(time.slice(0, 2)), time.slice(3, 5)];
  if (minute === '00' && hour % 12 === 0) return hour === 12 ? 'midday' : 'midnight';
  return `${hour % 12 === 0 ? 12 : hour % 12}${minute === '00' ? '' : `:${minute}`}${hour < 12 ? 'am' : 'pm'}`;
}

function daysInWords(schedule: Document): string {
  const { freq, interval } = schedule;
  const start = dateOf(schedule['dtstart']);
  const named = listed(schedule['byday']);
  if (freq === undefined && named.length === 0) return start === null ? 'Every day' : dayInWords(start);
  const skips = typeof interval === 'number' && interval > 1 ? Math.round(interval) : 1;
  if (freq === 'MONTHLY') {
    if (named.length === 0 && schedule['bymonthday'] === undefined && start === null) return 'Every day';
    const each = skips === 1 ? 'of every month' : `of every ${ordinal(skips)} month`;
    const days = monthDays(schedule, named, start);
    return days.length === 0 ? UNREAD : `The ${listInWords(days)} ${each}`;
  }
  const days = named.flatMap((day) => DAYS[day.slice(-2).toUpperCase()] ?? []);
  if (named.length > 0 && days.length === 0) return UNREAD;
  const ofStart = start === null ? [] : [dayInWords(start).split(' ')[0] ?? ''];
  const weekdays = days.length > 0 ? days : ofStart;
  if (weekdays.length === 0) return skips === 1 ? 'Every day' : `Every ${ordinal(skips)} week`;
  return `${listInWords(weekdays.map((day) => `${day}s`))}${skips === 1 ? '' : `, every ${ordinal(skips)} week`}`;
}

function monthDays(schedule: Document, named: readonly string[], start: string | null): readonly string[] {
  const byName = named.flatMap((day) => {
    const weekday = DAYS[day.slice(-2).toUpperCase()];
    const which = day.slice(0, -2).replace('+', '');
    if (weekday === undefined) return [];
    return which === '' ? [`${weekday}s`] : [`${ORDINALS[which] ?? which} ${weekday}`];
  });
  if (named.length > 0) return byName;
  const numbers = listed(schedule['bymonthday']).flatMap((day) => {
    if (day === '-1') return ['last day'];
    const [, sign, number] = /^(-?)0?([1-9]|[12]\d|3[01])$/.exec(day) ?? [];
    if (number === undefined) return [];
    return [sign === '-' ? `${ordinal(Number(number))} last day` : ordinal(Number(number))];
  });
  return schedule['bymonthday'] === undefined && start !== null ? [ordinal(Number(start.slice(8, 10)))] : numbers;
}

/** As in `1st`, `22nd`. */
function ordinal(number: number): string {
  const endings: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' };
  return `${number}${endings[new Intl.PluralRules('en-GB', { type: 'ordinal' }).select(number)] ?? 'th'}`;
}

function listed(value: unknown): readonly string[] {
  if (typeof value !== 'string') return [];
  return value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function dateOf(value: unknown): string | null {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}/.test(value) ? value.slice(0, 10) : null;
}
