import { BANK_HOLIDAYS } from './bank-holidays.ts';

const DAY = 86_400_000;
const CALENDAR = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The day in England at a moment in milliseconds since the epoch, as `YYYY-MM-DD`. */
export function dayInEngland(now: number): string {
  const parts = new Map(CALENDAR.formatToParts(now).map(({ type, value }) => [type, value]));
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`;
}

/**
 * The next working day after a day, both `YYYY-MM-DD`: Monday to Friday, bank holidays in England excepted. An access
 * past consent or a shield is to be reviewed before that day ends.
 */
export function nextWorkingDay(day: string, holidays: ReadonlySet<string> = BANK_HOLIDAYS): string {
  let next = Date.parse(day);
  do next += DAY;
  while (!isWorkingDay(next, holidays));
  return isoDay(next);
}

function isWorkingDay(midnight: number, holidays: ReadonlySet<string>): boolean {
  const weekday = new Date(midnight).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.has(isoDay(midnight));
}

function isoDay(midnight: number): string {
  return new Date(midnight).toISOString().slice(0, 10);
}
