import { readFileSync } from 'node:fs';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer, HeaderMap } from '@apollo/server';

const silentLogger = { debug: ignore, info: ignore, warn: ignore, error: ignore };
function ignore(): void {}

/** The kinds of plan nodes that the hub's operations come to. */
export type PlanNode =
  | { readonly kind: 'Sequence' | 'Parallel'; readonly nodes: readonly PlanNode[] }
  | { readonly kind: 'Flatten'; readonly path: readonly string[]; readonly node: PlanNode }
  | FetchNode;

export interface FetchNode {
  readonly kind: 'Fetch';
  readonly serviceName: string;
  /** Of an entity fetch: for each type, what it needs to be given. */
  readonly requires?: readonly { readonly selections: readonly { readonly name: string }[] }[];
}

/** How an operation on the committed supergraph is planned, by the second of the gateway's planners. */
export async function planOf(operation: string): Promise<{ readonly text: string; readonly node: PlanNode }> {
  const server = new ApolloServer({
    gateway: new ApolloGateway({
      supergraphSdl: readFileSync('schema/supergraph.graphql', 'utf8'),
      buildService: () => ({ process: () => Promise.resolve({ data: {} }) }),
      __exposeQueryPlanExperimental: true,
      logger: silentLogger,
    }),
    logger: silentLogger,
    stopOnTerminationSignals: false,
  });
  await server.start();
  const planAs = async (format: 'prettified' | 'internal') => {
    const headers = new HeaderMap([
      ['apollo-query-plan-experimental', '1'],
      ['apollo-query-plan-experimental-format', format],
    ]);
    const http = { method: 'POST', headers, search: '', body: '' };
    const { body } = await server.executeOperation({ query: operation, variables: { id: '1' }, http });
    if (body.kind !== 'single') throw new Error('the plan comes in parts');
    return body.singleResult.extensions?.['__queryPlanExperimental'];
  };
  try {
    const { node } = (await planAs('internal')) as { node: PlanNode };
    return { text: (await planAs('prettified')) as string, node };
  } finally {
    await server.stop();
  }
}
