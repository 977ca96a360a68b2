import { unitKey, type SeenAccess } from '../seen-access.ts';
import type { Finding, UnusualRule } from '../unusual-rule.ts';

const DAY = 86_400_000;
/** Days after which something should have followed. */
const PATIENCE = 7;

export const noInvolvement: UnusualRule = {
  name: 'NO_INVOLVEMENT',
  explanation:
    'Somebody was told something of a child whom their unit did not work with, before or after, and the unit did not ' +
    `look again on another day. It is judged ${PATIENCE} days later, within the period that was asked about.`,
  find(accesses, lastDay) {
    const byUnitAndChild = new Map<string, SeenAccess[]>();
    for (const access of accesses) {
      const key = `${unitKey(access)} ${access.childId}`;
      const others = byUnitAndChild.get(key);
      if (others === undefined) byUnitAndChild.set(key, [access]);
      else others.push(access);
    }
    return [...byUnitAndChild.values()].flatMap((group): Finding[] => {
      const told = group.filter(({ wasTold }) => wasTold);
      const last = told.at(-1);
      if (last === undefined || daysBetween(last.day, lastDay) < PATIENCE) return [];
      const isKnown = group.every(({ isUnitInvolved }) => isUnitInvolved === false);
      const cameBack = new Set(group.map(({ day }) => day)).size > 1;
      if (!isKnown || cameBack) return [];
      return [{ access: last, why: 'The unit was not involved with the child, and nothing followed.' }];
    });
  },
};

function daysBetween(earlier: string, later: string): number {
  return (Date.parse(later) - Date.parse(earlier)) / DAY;
}
