import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { parse, specifiedDirectives, type GraphQLDirective, type GraphQLSchema } from 'graphql';
import { buildSchema, createResolversMap, type NonEmptyArray } from 'type-graphql';

/** The federation features that the hub's subgraphs use, at the version the whole supergraph is composed with. */
const FEATURES = ['@key', '@requires', '@external', '@shareable', '@inaccessible'];

function federationLink(features: readonly string[]): string {
  const list = features.map((feature) => `"${feature}"`).join(', ');
  return `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${list}])`;
}

type ReferenceResolver = (reference: never, context: never) => unknown;

export interface SchemaParts {
  readonly resolvers: NonEmptyArray<Function>;
  /** Object types that no root field reaches: entities and implementations of interfaces. */
  readonly orphanedTypes: readonly Function[];
  /** Further directives that the supergraph keeps: an extension of the schema that links and composes them, and what they are. */
  readonly composed?: { readonly link: string; readonly directives: readonly GraphQLDirective[] };
  /** How each entity is found from a reference, by type name. */
  readonly references: Readonly<Record<string, ReferenceResolver>>;
}

export interface FederatedSchema {
  readonly executable: GraphQLSchema;
  /** The schema as type-graphql made it, with each field's extensions. */
  readonly annotated: GraphQLSchema;
  /** What the composer reads. */
  readonly sdl: string;
}

/** Builds a subgraph's schema from its classes, as federation 2 wants it. */
export async function buildFederatedSchema(parts: SchemaParts): Promise<FederatedSchema> {
  const annotated = await buildSchema({
    resolvers: parts.resolvers,
    orphanedTypes: [...parts.orphanedTypes],
    directives: [...specifiedDirectives, ...(parts.composed?.directives ?? [])],
    validate: false,
    skipCheck: true,
  });
  const links =
    parts.composed === undefined
      ? federationLink(FEATURES)
      : `${federationLink([...FEATURES, '@composeDirective'])}\n\n${parts.composed.link}`;
  const sdl = `${links}\n\n${printSchemaWithDirectives(annotated)}`;
  const resolvers = createResolversMap(annotated) as Record<string, Record<string, unknown>>;
  for (const [typeName, resolve] of Object.entries(parts.references)) {
    resolvers[typeName] = { ...resolvers[typeName], __resolveReference: resolve };
  }
  const executable = buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: resolvers as never });
  return { executable, annotated, sdl };
}
