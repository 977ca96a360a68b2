import {
  Kind,
  parse,
  visit,
  type ConstDirectiveNode,
  type DocumentNode,
  type EnumTypeDefinitionNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
} from 'graphql';

/** What is in a supergraph document besides the schema that clients see. */
export interface SupergraphFacts {
  /** The address of each subgraph, by its name. */
  readonly subgraphs: ReadonlyMap<string, string>;
  /** Names of all types of which an object is also of this type: itself, what implements it, its members. */
  typesWithin(type: string): ReadonlySet<string>;
  /** Interfaces that are objects in some subgraph, which cannot say of which type an object really is. */
  readonly interfaceObjects: ReadonlySet<string>;
  /** Names of the fields by which a subgraph knows entities of a type, of all its keys. */
  keyFields(subgraph: string, type: string): ReadonlySet<string>;
  /** Names of the fields that plans may ask for by themselves: those of keys and of `requires`. */
  readonly askedByPlans: ReadonlySet<string>;
  /** Names among them that are required with arguments. */
  readonly askedWithArguments: ReadonlySet<string>;
}

const NONE: ReadonlySet<string> = new Set();
const FIELD_SETS = new Set(['key', 'requires', 'provides']);

/**
 * Reads a supergraph document (Apollo's `join` specification, any version).
 * @throws Error where the document is not GraphQL, or names no subgraphs
 */
export function supergraphFacts(sdl: string): SupergraphFacts {
  const document = parse(sdl, { noLocation: true });
  const graphs = graphsOf(document);
  if (graphs.size === 0) throw new Error('the document is no supergraph: it names no subgraphs');
  const within = new Map<string, Set<string>>();
  const keys = new Map<string, Set<string>>();
  const interfaceObjects = new Set<string>();
  const askedByPlans = new Set<string>();
  const askedWithArguments = new Set<string>();
  const add = (type: string, member: string) => addTo(within, type, member);

  for (const definition of document.definitions) {
    if (definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION) {
      const name = definition.name.value;
      add(name, name);
      for (const wider of definition.interfaces ?? []) add(wider.name.value, name);
      if ((definition.directives ?? []).some(isInterfaceObject)) interfaceObjects.add(name);
      for (const [graph, fieldSet] of keysOf(definition)) {
        const subgraph = graphs.get(graph)?.name ?? graph;
        for (const field of topNames(fieldSet)) addTo(keys, `${subgraph} ${name}`, field);
      }
    } else if (definition.kind === Kind.UNION_TYPE_DEFINITION) {
      for (const member of definition.types ?? []) add(definition.name.value, member.name.value);
    }
  }
  visit(document, {
    Directive: (directive) => {
      for (const argument of directive.arguments ?? [])
        if (argument.value.kind === Kind.STRING && FIELD_SETS.has(argument.name.value))
          visit(fieldSetOf(argument.value.value), {
            Field: (field) => {
              askedByPlans.add(field.name.value);
              if ((field.arguments ?? []).length > 0) askedWithArguments.add(field.name.value);
            },
          });
    },
  });
  return {
    subgraphs: new Map([...graphs.values()].map(({ name, url }) => [name, url])),
    interfaceObjects,
    typesWithin: (type) => within.get(type) ?? NONE,
    keyFields: (subgraph, type) => keys.get(`${subgraph} ${type}`) ?? NONE,
    askedByPlans,
    askedWithArguments,
  };
}

function graphsOf(document: DocumentNode): ReadonlyMap<string, { readonly name: string; readonly url: string }> {
  const graphs = document.definitions.find(
    (definition): definition is EnumTypeDefinitionNode =>
      definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === 'join__Graph',
  );
  return new Map(
    (graphs?.values ?? []).map(({ name, directives }) => {
      const graph = directives?.find((directive) => directive.name.value === 'join__graph');
      return [name.value, { name: textOf(graph, 'name') ?? name.value, url: textOf(graph, 'url') ?? '' }];
    }),
  );
}

/** Pairs of a graph's name in the document and one of its keys. */
function keysOf(
  definition: ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode,
): readonly (readonly [string, string])[] {
  return (definition.directives ?? []).flatMap((directive) => {
    if (directive.name.value !== 'join__type') return [];
    const graph = textOf(directive, 'graph');
    const key = textOf(directive, 'key');
    return graph === null || key === null ? [] : [[graph, key] as const];
  });
}

function isInterfaceObject({ name, arguments: given }: ConstDirectiveNode): boolean {
  const flag = given?.find((argument) => argument.name.value === 'isInterfaceObject')?.value;
  return name.value === 'join__type' && flag?.kind === Kind.BOOLEAN && flag.value;
}

function textOf(directive: ConstDirectiveNode | undefined, argument: string): string | null {
  const value = directive?.arguments?.find(({ name }) => name.value === argument)?.value;
  return value?.kind === Kind.STRING || value?.kind === Kind.ENUM ? value.value : null;
}

function fieldSetOf(text: string): DocumentNode {
  return parse(text.trim().startsWith('{') ? text : `{ ${text} }`, { noLocation: true });
}

function topNames(fieldSet: string): readonly string[] {
  const [definition] = fieldSetOf(fieldSet).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) return [];
  return definition.selectionSet.selections.flatMap((selection) =>
    selection.kind === Kind.FIELD ? [selection.name.value] : [],
  );
}

function addTo(sets: Map<string, Set<string>>, key: string, value: string): void {
  const set = sets.get(key);
  if (set === undefined) sets.set(key, new Set([value]));
  else set.add(value);
}
