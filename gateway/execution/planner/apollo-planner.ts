import { createRequire } from 'node:module';
import { parse, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { Planner } from './planner.ts';
import { readApolloPlan, type ApolloNode } from './read-apollo-plan.ts';

/** What is used of the packages that Apollo Gateway is made of. */
interface Internals {
  readonly Supergraph: { build(sdl: string): { apiSchema(): ApiSchema } };
  readonly operationFromDocument: (schema: ApiSchema, document: DocumentNode) => object;
}
interface ApiSchema {
  toGraphQLJSSchema(): GraphQLSchema;
}
type QueryPlanner = new (
  supergraph: object,
  config: object,
) => { buildQueryPlan(operation: object): { readonly node?: ApolloNode } };

/** Plans that are compared for one operation; of more, the alternatives that look worst are left out. */
const MOST_PLANS = 1_000;

/**
 * The planner of Apollo Gateway: slower, and on every platform. It plans on the thread that it is called on.
 * @throws Error where the document is no supergraph, or uses features that this planner does not know
 */
export function apolloPlanner(sdl: string): Planner {
  // The planner comes with the gateway's package, in the version that fits it.
  const load = createRequire(createRequire(import.meta.url).resolve('@apollo/gateway'));
  const { Supergraph, operationFromDocument } = load('@apollo/federation-internals') as Internals;
  const { QueryPlanner } = load('@apollo/query-planner') as { readonly QueryPlanner: QueryPlanner };

  const supergraph = Supergraph.build(sdl);
  const planner = new QueryPlanner(supergraph, { debug: { maxEvaluatedPlans: MOST_PLANS } });
  const apiSchema = supergraph.apiSchema();
  return {
    name: 'apollo',
    apiSchema: apiSchema.toGraphQLJSSchema(),
    overrideBucket: () => 0,
    plan: async (text) => {
      const { node } = planner.buildQueryPlan(operationFromDocument(apiSchema, parse(text)));
      // It plans nothing at all where it finds no way, and says no more.
      if (node === undefined) throw new Error('there is nothing in the plan');
      return readApolloPlan(node);
    },
  };
}
