import { ApolloGateway } from '@apollo/gateway';
import type { GraphQLSchema } from 'graphql';
import { subgraphSource, type OnAsked } from '../execution/subgraph-source.ts';
import type { SubgraphLine } from '../execution/subgraph-call.ts';
import { silentLogger } from './silent-logger.ts';

/** A supergraph that is ready to plan and execute. */
export interface Supergraph {
  readonly federation: ApolloGateway;
  /** Resolves with the schema that clients see, once the server has loaded the supergraph. */
  readonly apiSchema: Promise<GraphQLSchema>;
}

/** Megabytes of query plans that are kept. */
const PLAN_CACHE = 30;

/**
 * Prepares a composed supergraph document. The addresses in it are not used: a subgraph is reached by the line of its
 * name, so whoever can change the document cannot send requests elsewhere.
 * @throws Error, when it is loaded, that names a subgraph of the document for which there is no line
 */
export function loadSupergraph(sdl: string, lines: readonly SubgraphLine[], onAsked: OnAsked): Supergraph {
  // The library reports usage to its maker unless told not to, and only the environment can tell it.
  process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';
  const byName = new Map<string, SubgraphLine>(lines.map((line) => [line.name, line]));
  const federation = new ApolloGateway({
    supergraphSdl: sdl,
    buildService: ({ name }) => {
      const line = byName.get(name);
      if (line === undefined) throw new Error(`the supergraph has a subgraph ${name}, but there is no line to it`);
      return subgraphSource(line, onAsked);
    },
    logger: silentLogger,
    debug: false,
    __exposeQueryPlanExperimental: false,
    experimental_approximateQueryPlanStoreMiB: PLAN_CACHE,
  });
  const apiSchema = new Promise<GraphQLSchema>((resolve) => {
    federation.onSchemaLoadOrUpdate((update) => resolve(update.apiSchema));
  });
  return { federation, apiSchema };
}
