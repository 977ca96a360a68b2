import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, parse } from 'graphql';
import type { Answer } from '../stand-in-subgraph.ts';

/** A supergraph that shows one way of sharing types between subgraphs, and what its operations have to answer. */
export interface Family {
  readonly name: string;
  readonly subgraphs: Readonly<Record<string, FamilySubgraph>>;
  readonly operations: readonly FamilyOperation[];
}

export interface FamilySubgraph {
  /** Its schema, without the link to federation. */
  readonly sdl: string;
  /** As `@apollo/subgraph` takes them. */
  readonly resolvers: object;
}

export interface FamilyOperation {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** What is answered; undefined where the operation is refused, because there is no right plan for it. */
  readonly data: unknown;
  /** The paths of errors; none where it is left out. */
  readonly errors?: readonly (readonly (string | number)[])[];
  /** How many requests subgraphs get for it, where that is what counts. */
  readonly fetches?: number;
}

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires",
  "@provides", "@shareable", "@inaccessible", "@override", "@interfaceObject", "@extends"])`;

/** The schema as it is composed; one that says `extend type ... @key` alone, as federation 1 did, has no link. */
export function sdlOf({ sdl }: FamilySubgraph): string {
  return sdl.includes('# federation 1') ? sdl : `${LINK}\n${sdl}`;
}

/** The subgraph, answering as a server of its schema would. */
export function answering(subgraph: FamilySubgraph): Answer {
  const schema = buildSubgraphSchema({ typeDefs: parse(sdlOf(subgraph)), resolvers: subgraph.resolvers as never });
  return async (body) => {
    const { query, variables } = JSON.parse(body) as { query: string; variables: Record<string, unknown> };
    const { data, errors } = await execute({ schema, document: parse(query), variableValues: variables });
    return JSON.stringify(errors === undefined ? { data } : { data, errors });
  };
}

/** Finds an object of a list by the field that a reference has. */
export function findBy<Item extends object>(items: readonly Item[], ...keys: readonly (keyof Item)[]) {
  return (reference: Partial<Item>): Item | null => {
    const key = keys.find((name) => reference[name] !== undefined);
    return items.find((item) => key !== undefined && item[key] === reference[key]) ?? null;
  };
}
