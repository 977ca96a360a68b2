import type { Opening } from '../../store/directory-rows.ts';
import type { Document } from '../profile/entity.ts';

const DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;
/** Days of RFC 5545 (section 3.3.10), with the ordinal that a monthly rule may give them. */
const BYDAY = /(?:^|,)\s*(?:[+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)\s*(?=,|$)/gi;
const TIME = /^((?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?|24:00(?::00)?)/;
const DATE = /^\d{4}-\d{2}-\d{2}/;

/** The days that a schedule names, each with its hours; one row without a day where it names none. */
export function openingsOf(schedule: Document): readonly Opening[] {
  const [opensAt, closesAt] = [timeOf(schedule['opens_at']), timeOf(schedule['closes_at'])];
  const days = daysOf(schedule);
  return (days.length === 0 ? [null] : days).map((day) => ({ day, opensAt, closesAt }));
}

/** The hours and minutes at the beginning of a time, and its seconds where it has them; null for anything else. */
export function timeOf(value: unknown): string | null {
  return typeof value === 'string' ? (TIME.exec(value)?.[1] ?? null) : null;
}

function daysOf(schedule: Document): readonly string[] {
  const byday = schedule['byday'];
  if (typeof byday === 'string') {
    const named = [...byday.matchAll(BYDAY)].map(([, day = '']) => day.toUpperCase());
    if (named.length > 0) return [...new Set(named)];
  }
  const start = schedule['dtstart'];
  if (schedule['freq'] !== 'WEEKLY' || typeof start !== 'string' || !DATE.test(start)) return [];
  const day = DAYS[new Date(`${start.slice(0, 10)}T00:00:00Z`).getUTCDay()];
  return day === undefined ? [] : [day];
}
