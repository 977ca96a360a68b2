import { isWorkingDay } from '../../../../kernel/calendar/working-days.ts';
import type { SeenAccess } from '../seen-access.ts';
import type { UnusualRule } from '../unusual-rule.ts';
import { WORKING_HOURS } from '../working-hours.ts';

const { from, to, rolesAtAnyHour, purposesAtAnyHour } = WORKING_HOURS;

export const outOfHours: UnusualRule = {
  name: 'OUT_OF_HOURS',
  explanation:
    `Somebody looked before ${from} or from ${to} on, at a weekend or on a bank holiday, and was neither of those who ` +
    'work round the clock nor in an emergency.',
  find: (accesses) =>
    accesses
      .filter(({ role, purpose }) => !rolesAtAnyHour.includes(role) && !purposesAtAnyHour.includes(purpose ?? ''))
      .flatMap((access) => {
        const when = whenOutOfHours(access);
        return when === null ? [] : [{ access, why: `It was ${when}.` }];
      }),
};

function whenOutOfHours({ day, time }: SeenAccess): string | null {
  if (!isWorkingDay(day)) return `${time} on a day that is not a working day, ${day}`;
  return time < from || time >= to ? `${time} on ${day}` : null;
}
