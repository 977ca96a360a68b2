import { median, spread } from '../robust.ts';
import { unitKey, type SeenAccess } from '../seen-access.ts';
import type { Finding, UnusualRule } from '../unusual-rule.ts';

/** Children of one person on one day who are never too many. */
const ALWAYS_FINE = 10;
/** Spreads above the median from which on a day is unusual. */
const SPREADS = 6;
/** Days of work that a norm takes. */
const DAYS_OF_A_NORM = 5;

export const highVolume: UnusualRule = {
  name: 'HIGH_VOLUME',
  explanation:
    'Somebody looked at many more children on one day than people of their unit usually do: more than the median of the ' +
    `unit’s days of work by ${SPREADS} times their spread (median absolute deviation), and more than ${ALWAYS_FINE}.`,
  find: (accesses) => [...unitsOf(accesses).values()].flatMap((days) => unusualDays([...days.values()])),
};

interface DayOfWork {
  readonly children: Set<string>;
  last: SeenAccess;
}

/** Each unit’s days of work: a person’s on one day. */
function unitsOf(accesses: readonly SeenAccess[]): Map<string, Map<string, DayOfWork>> {
  const units = new Map<string, Map<string, DayOfWork>>();
  for (const access of accesses) {
    const unit = unitKey(access);
    const days = units.get(unit) ?? new Map<string, DayOfWork>();
    units.set(unit, days);
    const key = `${access.day} ${access.actorId}`;
    const day = days.get(key) ?? { children: new Set<string>(), last: access };
    day.children.add(access.childId);
    day.last = access;
    days.set(key, day);
  }
  return units;
}

function unusualDays(days: readonly DayOfWork[]): Finding[] {
  if (days.length < DAYS_OF_A_NORM) return [];
  const counts = days.map(({ children }) => children.size);
  const usual = median(counts);
  const most = Math.max(ALWAYS_FINE, usual + SPREADS * Math.max(1, spread(counts)));
  return days
    .filter(({ children }) => children.size > most)
    .map(({ children, last }) => ({
      access: last,
      why: `${children.size} children on ${last.day}; in this unit the median is ${usual}.`,
    }));
}
