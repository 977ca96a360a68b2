import type { SeenAccess } from './seen-access.ts';
import type { UnusualRule } from './unusual-rule.ts';
import { highVolume } from './rules/high-volume.ts';
import { manyUnits } from './rules/many-units.ts';
import { noInvolvement } from './rules/no-involvement.ts';
import { outOfHours } from './rules/out-of-hours.ts';
import { ownSurname } from './rules/own-surname.ts';

/** What is looked for, in the order in which it is told of one access. */
export const UNUSUAL_RULES: readonly UnusualRule[] = [ownSurname, noInvolvement, outOfHours, highVolume, manyUnits];

/** An access and everything that is unusual about it. */
export interface Unusual {
  readonly access: SeenAccess;
  readonly findings: readonly { readonly rule: UnusualRule; readonly why: string }[];
}

/**
 * What is unusual among the accesses of a period, newest first. Pure.
 * @param accesses oldest first
 * @param lastDay the last day of which anything is known, `YYYY-MM-DD`
 */
export function findUnusual(accesses: readonly SeenAccess[], lastDay: string): Unusual[] {
  const found = new Map<SeenAccess, { rule: UnusualRule; why: string }[]>();
  for (const rule of UNUSUAL_RULES) {
    for (const { access, why } of rule.find(accesses, lastDay)) {
      const findings = found.get(access);
      if (findings === undefined) found.set(access, [{ rule, why }]);
      else findings.push({ rule, why });
    }
  }
  return [...found]
    .map(([access, findings]) => ({ access, findings }))
    .toSorted((one, other) => (BigInt(one.access.seq) < BigInt(other.access.seq) ? 1 : -1));
}
