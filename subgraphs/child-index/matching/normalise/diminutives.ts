import { GIVEN_NAME_FORMS } from './given-name-forms.ts';

/** For each written form, the numbers of the groups that it stands in, ascending. */
const GROUPS_OF = groupsOf(GIVEN_NAME_FORMS);
/** For each group, the least number of the groups that it is joined to through a shared form. */
const FAMILY_OF_GROUP = familiesOf(GROUPS_OF);

/** The names that a given name may stand for, as numbers, ascending; empty where the table does not know it. */
export function namesMeantBy(givenName: string): readonly number[] {
  return GROUPS_OF.get(givenName) ?? NONE;
}

/** One number for all forms that can mean each other, however indirectly; null where the table does not know it. */
export function nameFamily(givenName: string): number | null {
  const group = namesMeantBy(givenName)[0];
  return group === undefined ? null : (FAMILY_OF_GROUP[group] ?? null);
}

const NONE: readonly number[] = [];

function groupsOf(text: string): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const [number, group] of text.split('/').entries()) {
    for (const form of new Set(group.trim().split(/\s+/))) {
      const groups = found.get(form);
      if (groups === undefined) found.set(form, [number]);
      else groups.push(number);
    }
  }
  return found;
}

function familiesOf(forms: ReadonlyMap<string, readonly number[]>): number[] {
  const family: number[] = [];
  const rootOf = (group: number): number => {
    const above = family[group] ?? group;
    return above === group ? group : rootOf(above);
  };
  for (const groups of forms.values()) {
    const roots = groups.map(rootOf);
    const least = Math.min(...roots);
    for (const root of roots) family[root] = least;
  }
  return family.map((_, group) => rootOf(group));
}
