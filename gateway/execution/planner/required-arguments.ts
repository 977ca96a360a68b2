import {
  Kind,
  parse,
  print,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldNode,
  type SelectionSetNode,
} from 'graphql';

/** A field that another requires, where it matters with which arguments. */
export interface RequiredField {
  /** Names from the entity down to the field. */
  readonly path: readonly string[];
  /** The type that the last selection is on; null where it does not say. */
  readonly type: string | null;
  /** As {@link fieldText} writes it. */
  readonly text: string;
}

/** What fields require, by the subgraph that answers them, their type and their name. */
export interface RequiredArguments {
  of(subgraph: string, type: string, field: string): readonly RequiredField[];
  /** Whether a field of this name is required with arguments anywhere. */
  isConcerned(name: string): boolean;
}

const NONE: readonly RequiredField[] = [];

/** Reads a supergraph document (Apollo's `join` specification). */
export function requiredArguments(document: DocumentNode): RequiredArguments {
  const graphs = new Map<string, string>();
  const found = new Map<string, readonly RequiredField[]>();
  const concerned = new Set<string>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'join__Graph')
      for (const { name, directives } of definition.values ?? [])
        graphs.set(name.value, argumentOf(directives?.[0], 'name') ?? name.value);
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    for (const field of definition.fields ?? [])
      for (const directive of field.directives ?? []) {
        const requires = directive.name.value === 'join__field' ? argumentOf(directive, 'requires') : null;
        if (requires === null) continue;
        const fields = leaves(selectionOf(requires), [], null);
        for (const { path, text } of fields) if (text.includes('(')) concerned.add(path.at(-1) ?? '');
        found.set(`${argumentOf(directive, 'graph')} ${definition.name.value}.${field.name.value}`, fields);
      }
  }
  const byName = new Map<string, readonly RequiredField[]>();
  for (const [place, fields] of found) {
    const [graph = '', field = ''] = place.split(' ');
    const kept = fields.filter(({ path }) => concerned.has(path.at(-1) ?? ''));
    if (kept.length > 0) byName.set(`${graphs.get(graph) ?? graph} ${field}`, kept);
  }
  return {
    of: (subgraph, type, field) => byName.get(`${subgraph} ${type}.${field}`) ?? NONE,
    isConcerned: (name) => concerned.has(name),
  };
}

/** A field's name and arguments, written one way. */
export function fieldText({ name, arguments: given = [] }: FieldNode): string {
  const words = given.map(print).toSorted();
  return words.length === 0 ? name.value : `${name.value}(${words.join(', ')})`;
}

function leaves(
  { selections }: SelectionSetNode,
  path: readonly string[],
  type: string | null,
): readonly RequiredField[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.INLINE_FRAGMENT)
      return leaves(selection.selectionSet, path, selection.typeCondition?.name.value ?? type);
    if (selection.kind !== Kind.FIELD) return [];
    const here = [...path, selection.name.value];
    const inside = selection.selectionSet === undefined ? [] : leaves(selection.selectionSet, here, null);
    return [{ path: here, type, text: fieldText(selection) }, ...inside];
  });
}

function selectionOf(fieldSet: string): SelectionSetNode {
  const [definition] = parse(`{ ${fieldSet} }`, { noLocation: true }).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('a field set cannot be read');
  return definition.selectionSet;
}

function argumentOf(directive: ConstDirectiveNode | undefined, argument: string): string | null {
  const value = directive?.arguments?.find(({ name }) => name.value === argument)?.value;
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : null;
}
