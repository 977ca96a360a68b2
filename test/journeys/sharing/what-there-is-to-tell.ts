import { readFileSync } from 'node:fs';
import { getNamedType, isInterfaceType, isObjectType, Kind, parse } from 'graphql';
import type { ConstDirectiveNode, GraphQLNamedType, GraphQLSchema } from 'graphql';

/** Root fields but those that the supergraph has from certain subgraphs. */
export function rootsOutside(graphs: readonly string[]): string[] {
  const { definitions } = parse(readFileSync('schema/supergraph.graphql', 'utf8'));
  const roots = definitions.filter((definition) => definition.kind === Kind.OBJECT_TYPE_DEFINITION);
  return roots
    .filter(({ name }) => name.value === 'Query' || name.value === 'Mutation')
    .flatMap(({ fields = [] }) => fields)
    .filter(({ directives = [] }) => !directives.some((directive) => graphs.includes(graphOf(directive))))
    .map(({ name }) => name.value);
}

function graphOf({ arguments: given = [] }: ConstDirectiveNode): string {
  const graph = given.find(({ name }) => name.value === 'graph')?.value;
  return graph?.kind === Kind.ENUM ? graph.value : '';
}

/** `Type.field` of each field that has a value somewhere in a part of an answer. */
export function toldIn(part: unknown): string[] {
  if (Array.isArray(part)) return part.flatMap(toldIn);
  if (typeof part !== 'object' || part === null) return [];
  const { __typename: type, ...fields } = part as Record<string, unknown>;
  return Object.entries(fields)
    .filter(([, value]) => value !== null && !(Array.isArray(value) && value.length === 0))
    .flatMap(([name, value]) => [`${String(type)}.${name}`, ...toldIn(value)]);
}

/** `Type.field` of everything that root fields lead to. */
export function fieldsBelow(schema: GraphQLSchema, roots: readonly string[]): string[] {
  const fields = new Set<string>();
  const seen = new Set<GraphQLNamedType>();
  const walk = (type: GraphQLNamedType) => {
    if (seen.has(type)) return;
    seen.add(type);
    if (isInterfaceType(type)) schema.getPossibleTypes(type).forEach(walk);
    if (!isObjectType(type)) return;
    for (const field of Object.values(type.getFields())) {
      fields.add(`${type.name}.${field.name}`);
      walk(getNamedType(field.type));
    }
  };
  for (const root of roots) {
    const field = schema.getQueryType()?.getFields()[root] ?? schema.getMutationType()?.getFields()[root];
    if (field !== undefined) walk(getNamedType(field.type));
  }
  return [...fields].toSorted();
}
