/** What a change of links left: for each of its children the one to which its id leads since, which may be itself. */
export interface LinkChange {
  readonly leadsTo: Readonly<Record<string, string>>;
}

/**
 * All ids that lead to the child that one id leads to, that one first, the others in order. Pure.
 * @param changes oldest first; of each id the last word counts
 */
export function sameChild(childId: string, changes: readonly LinkChange[]): readonly string[] {
  const next = new Map(changes.flatMap(({ leadsTo }) => Object.entries(leadsTo)));
  const living = livingOf(childId, next);
  const others = [...new Set([...next.keys(), living])].filter((id) => id !== childId && livingOf(id, next) === living);
  return [childId, ...others.toSorted()];
}

/** Where an id leads in the end. Ids that led round in a circle would end where they begin to repeat. */
function livingOf(childId: string, next: ReadonlyMap<string, string>): string {
  const passed = new Set<string>();
  let id = childId;
  for (let to = next.get(id); to !== undefined && to !== id && !passed.has(id); to = next.get(id)) {
    passed.add(id);
    id = to;
  }
  return id;
}
