import { createRequire } from 'node:module';
import { createContext, Script } from 'node:vm';
import { parse, type DocumentNode } from 'graphql';
import { overrideLabels } from './override-labels.ts';
import type { ReadSupergraph } from './planner.ts';
import { readApolloPlan, type ApolloNode } from './read-apollo-plan.ts';

/** What is used of the packages that Apollo Gateway is made of. */
interface Internals {
  readonly Supergraph: { build(sdl: string): { apiSchema(): object } };
  readonly operationFromDocument: (schema: object, document: DocumentNode) => object;
}
type QueryPlanner = new (
  supergraph: object,
  config: object,
) => {
  buildQueryPlan(
    operation: object,
    options: { readonly overrideConditions: ReadonlyMap<string, boolean> },
  ): { readonly node?: ApolloNode };
};

/** Plans that are compared for one operation; of more, the alternatives that look worst are left out. */
const MOST_PLANS = 1_000;
/** Milliseconds after which it gives up by itself: longer than anybody waits, so that nobody need be there to end it. */
const AT_LAST = 10_000;

/** The planner of Apollo Gateway: slower, and on every platform. */
export const apolloPlanner: ReadSupergraph = (sdl, labels = []) => {
  // The planner comes with the gateway's package, in the version that fits it.
  const load = createRequire(createRequire(import.meta.url).resolve('@apollo/gateway'));
  const { Supergraph, operationFromDocument } = load('@apollo/federation-internals') as Internals;
  const { QueryPlanner } = load('@apollo/query-planner') as { readonly QueryPlanner: QueryPlanner };

  const supergraph = Supergraph.build(sdl);
  const planner = new QueryPlanner(supergraph, { debug: { maxEvaluatedPlans: MOST_PLANS } });
  const apiSchema = supergraph.apiSchema();
  const { percentages, named } = overrideLabels(parse(sdl, { noLocation: true }));
  const atMost = timeLimit(AT_LAST);
  const byName = named.map((label) => [label, labels.includes(label)] as const);
  return (text, share) => {
    const byShare = percentages.map(({ label, percentage }) => [label, share < percentage] as const);
    const { node } = atMost(() =>
      planner.buildQueryPlan(operationFromDocument(apiSchema, parse(text)), {
        overrideConditions: new Map([...byName, ...byShare]),
      }),
    );
    // It plans nothing at all where it finds no way, and says no more.
    if (node === undefined) throw new Error('there is nothing in the plan');
    return readApolloPlan(node);
  };
};

/** Runs work so that it ends after so many milliseconds with an Error: nothing else stops what holds its thread. */
function timeLimit(timeout: number): <T>(work: () => T) => T {
  const held = createContext({});
  const script = new Script('work()');
  return <T>(work: () => T) => {
    held['work'] = work;
    return script.runInContext(held, { timeout }) as T;
  };
}
