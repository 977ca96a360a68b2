import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** One selection: the field it names, or null for a fragment; and the number of what it selects inside. */
export interface Part {
  readonly field: string | null;
  readonly inner: number;
}

/**
 * Computes one number for each operation of a document, from the inside out, with each fragment computed once however
 * often it is spread: fragments that spread each other twice stand for 2^n selections in n lines. A fragment that
 * contains itself counts 0 there; validation refuses it afterwards.
 */
export function measureOperations(
  document: DocumentNode,
  combine: (parts: readonly Part[]) => number,
): readonly number[] {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const measured = new Map<string, number>();

  const ofSet = (set: SelectionSetNode | undefined): number =>
    set === undefined ? 0 : combine(set.selections.map(partOf));
  const partOf = (selection: SelectionNode): Part => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return { field: null, inner: ofFragment(selection.name.value) };
    const field = selection.kind === Kind.FIELD ? selection.name.value : null;
    return { field, inner: ofSet(selection.selectionSet) };
  };
  const ofFragment = (name: string): number => {
    const known = measured.get(name);
    if (known !== undefined) return known;
    measured.set(name, 0);
    const size = ofSet(fragments.get(name)?.selectionSet);
    measured.set(name, size);
    return size;
  };
  return document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? [ofSet(definition.selectionSet)] : [],
  );
}
