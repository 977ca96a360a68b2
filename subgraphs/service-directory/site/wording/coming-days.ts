import type { Document } from '../../open-referral/profile/entity.ts';
import { isBankHoliday } from '../../opening/bank-holiday.ts';
import { isOpenOn } from '../../opening/is-open.ts';

const DAY = 86_400_000;
/** There are at least two bank holidays in any 250 days. */
const AHEAD = 250;
const FORTNIGHT = 14;

/** The next bank holiday in England, from a day on, `YYYY-MM-DD`. */
export function nextBankHoliday(date: string): string | null {
  return daysFrom(date, AHEAD).find(isBankHoliday) ?? null;
}

/** The next day after a day on which something is open; null where that is more than a fortnight away. */
export function nextOpenDay(schedules: readonly Document[], date: string): string | null {
  const [, ...after] = daysFrom(date, FORTNIGHT + 1);
  return after.find((day) => isOpenOn(schedules, day)) ?? null;
}

function daysFrom(date: string, days: number): readonly string[] {
  const first = Date.parse(`${date}T00:00:00Z`);
  return Array.from({ length: days }, (_, later) => new Date(first + later * DAY).toISOString().slice(0, 10));
}
