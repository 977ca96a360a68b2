import type { DirectorySearch } from './directory-search.ts';

const DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;

/**
 * The days of the week whose schedules may count for a search: hours that run past midnight belong to the day before.
 * None where the search does not ask for hours.
 */
export function daysOf({ openOn, openAt }: Pick<DirectorySearch, 'openOn' | 'openAt'>): readonly string[] {
  const date = openOn ?? openAt?.date;
  if (date === undefined) return [];
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  const days = openAt === null ? [weekday] : [weekday, (weekday + 6) % 7];
  return days.map((day) => DAYS[day] ?? '');
}
