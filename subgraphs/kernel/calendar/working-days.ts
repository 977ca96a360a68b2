import { BANK_HOLIDAYS } from './bank-holidays.ts';

const DAY = 86_400_000;
const CLOCK = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** The day in England at a moment in milliseconds since the epoch, as `YYYY-MM-DD`. */
export function dayInEngland(now: number): string {
  return clockInEngland(now).day;
}

/** Day and time in England at a moment in milliseconds since the epoch, as `YYYY-MM-DD` and `HH:MM`. */
export function clockInEngland(now: number): { readonly day: string; readonly time: string } {
  const parts = new Map(CLOCK.formatToParts(now).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return {
    day: `${part('year')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
  };
}

/**
 * The next working day after a day, both `YYYY-MM-DD`. An access past consent or a shield is to be reviewed before that
 * day ends.
 */
export function nextWorkingDay(day: string, holidays: ReadonlySet<string> = BANK_HOLIDAYS): string {
  let next = day;
  do next = dayAfter(next);
  while (!isWorkingDay(next, holidays));
  return next;
}

/** Whether a day, `YYYY-MM-DD`, is a working day: Monday to Friday, bank holidays in England excepted. */
export function isWorkingDay(day: string, holidays: ReadonlySet<string> = BANK_HOLIDAYS): boolean {
  const weekday = new Date(Date.parse(day)).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.has(day);
}

/** The day after a day, both `YYYY-MM-DD`. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(day) + DAY).toISOString().slice(0, 10);
}
