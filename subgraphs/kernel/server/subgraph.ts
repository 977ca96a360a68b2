import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { SubgraphName } from '../../../schema/contract/agency.ts';
import type { RequestContext } from '../../../schema/contract/request-context.ts';
import { openDatabase, type Store, type Tables } from '../database/database.ts';
import { RequestGuard, type CallerKeys } from '../guard/request-guard.ts';
import type { SecurityLog } from '../guard/security-log.ts';
import { createSubgraphServer, type InternalOperation, type SubgraphHandler } from './subgraph-server.ts';

/** What every subgraph is given by the process it runs in. */
export interface SubgraphSurroundings {
  readonly store: Store;
  /** The keys of those who may call. */
  readonly callerKeys: CallerKeys;
  readonly logger: Logger;
  readonly securityLog: SecurityLog;
}

export interface SubgraphDefinition<Context extends object> {
  readonly name: SubgraphName;
  readonly tables: Tables;
  readonly schema: GraphQLSchema;
  /**
   * Makes what resolvers get: one entity manager, one set of loaders, one request.
   * @param fork makes a fresh entity manager
   */
  readonly contextOf: (fork: () => SqlEntityManager, request: RequestContext) => Context;
  readonly internal: (fork: () => SqlEntityManager) => Readonly<Record<string, InternalOperation>>;
  /** What it says of itself besides whether it is ready; figures and moments alone. */
  readonly state?: () => Readonly<Record<string, unknown>>;
  /** Called first when it closes, while its database and its lines are still there. */
  readonly onClose?: () => Promise<void>;
}

/** A subgraph that is up. */
export interface Subgraph {
  readonly name: SubgraphName;
  readonly handle: SubgraphHandler;
  isReady(): Promise<boolean>;
  /** What there is to say besides, such as that another part cannot be reached; for `/health/ready`. */
  state(): Readonly<Record<string, unknown>>;
  close(): Promise<void>;
}

/** Connects a subgraph to its tables and makes it ready to answer; how requests reach it is the caller's business. */
export async function startSubgraph<Context extends object>(
  definition: SubgraphDefinition<Context>,
  surroundings: SubgraphSurroundings,
): Promise<Subgraph> {
  const database = await openDatabase(definition.tables, surroundings.store);
  const fork = () => database.fork();
  const server = await createSubgraphServer({
    schema: definition.schema,
    guard: new RequestGuard(definition.name, surroundings.callerKeys, surroundings.securityLog),
    logger: surroundings.logger,
    contextOf: (request) => definition.contextOf(fork, request),
    internal: definition.internal(fork),
  });
  return {
    name: definition.name,
    handle: server.handle,
    isReady: () => database.isReady(),
    state: () => definition.state?.() ?? {},
    close: async () => {
      await definition.onClose?.();
      await server.stop();
      await database.close();
    },
  };
}
