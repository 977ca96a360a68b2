import { Kind, parse, type SelectionNode } from 'graphql';
import type { Path } from './entity-places.ts';

/** One fetch of a query plan. */
export interface PlannedFetch {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Where its data go: response names, and `@` for each list; empty for a fetch at the root. */
  readonly path: Path;
}

/** The response names a fetch asks for at its root. */
export function rootNames({ query }: PlannedFetch): readonly string[] {
  return parse(query, { noLocation: true }).definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections.flatMap(namesOf) : [],
  );
}

function namesOf(selection: SelectionNode): readonly string[] {
  if (selection.kind === Kind.INLINE_FRAGMENT) return selection.selectionSet.selections.flatMap(namesOf);
  if (selection.kind === Kind.FRAGMENT_SPREAD || selection.name.value === '__typename') return [];
  return [(selection.alias ?? selection.name).value];
}
