import { unitKey, type SeenAccess } from '../seen-access.ts';
import type { UnusualRule } from '../unusual-rule.ts';

/** Units on one day from which on it is unusual. */
const MANY = 5;

export const manyUnits: UnusualRule = {
  name: 'MANY_UNITS',
  explanation: `${MANY} units or more looked at the same child on one day. It may be a day of great worry, or a child in the news.`,
  find(accesses) {
    const days = new Map<string, { readonly units: Set<string>; last: SeenAccess }>();
    for (const access of accesses) {
      const key = `${access.day} ${access.childId}`;
      const day = days.get(key) ?? { units: new Set<string>(), last: access };
      day.units.add(unitKey(access));
      day.last = access;
      days.set(key, day);
    }
    return [...days.values()]
      .filter(({ units }) => units.size >= MANY)
      .map(({ units, last }) => ({ access: last, why: `${units.size} units looked at the child on ${last.day}.` }));
  },
};
