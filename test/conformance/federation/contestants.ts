import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { parse, type GraphQLSchema } from 'graphql';
import { accessRules } from '../../../gateway/access/access-rules.ts';
import { admission } from '../../../gateway/execution/admission.ts';
import { executor } from '../../../gateway/execution/executor.ts';
import { operationRun } from '../../../gateway/execution/operation-run.ts';
import { choosePlanner } from '../../../gateway/execution/planner/choose-planner.ts';
import type { MakePlan, Planner } from '../../../gateway/execution/planner/planner.ts';
import { costRules } from '../../../gateway/limits/cost/cost-rules.ts';
import { DEFAULT_LIMITS } from '../../../gateway/limits/operation-limits.ts';
import { clientSchema } from '../../../gateway/supergraph/client-schema.ts';
import { supergraphFacts } from '../../../gateway/supergraph/supergraph-facts.ts';
import type { RandomOperation } from './random-operation.ts';
import type { Answer } from './stand-in-subgraph.ts';

/** What a client would be told: the data, and where there are errors. Null for an operation that is refused. */
export interface Outcome {
  readonly data: unknown;
  readonly errors: readonly (readonly (string | number)[])[];
}

export interface Contestant {
  readonly schema: GraphQLSchema;
  ask(operation: RandomOperation): Promise<Outcome | null>;
}

const GENEROUS = {
  ...DEFAULT_LIMITS,
  aliases: 500,
  depth: 30,
  directives: 500,
  rootFields: 100,
  tokens: 20_000,
  cost: Infinity,
};

/** This gateway; with its own way to choose planners, or with one that plans here. */
export function ownGateway(sdl: string, subgraphs: Readonly<Record<string, Answer>>, makePlan?: MakePlan): Contestant {
  const document = parse(sdl);
  const schema = clientSchema(document);
  const rules = { costs: costRules(document), access: accessRules(document) };
  const planner = makePlan === undefined ? choosePlanner(sdl, raise) : planningHere(makePlan);
  const supergraph = { schema, facts: supergraphFacts(sdl), ...rules, planner };
  const lines = Object.entries(subgraphs).map(([name, answer]) => ({
    name,
    timeout: 10_000,
    send: async (body: string) => ({ status: 200, body: await answer(body) }),
  }));
  const execute = executor(supergraph, lines, () => undefined);
  const admissions = admission(supergraph, GENEROUS, { introspection: true });
  return {
    schema,
    ask: async ({ query, variables }) => {
      let operation;
      try {
        operation = await (await admissions).admit({ query, documentId: null, operationName: null, variables });
      } catch (error) {
        if ((error as { code?: unknown }).code === 'INTERNAL')
          return { data: 'no plan', errors: [[String((error as Error).cause)]] };
        return null;
      }
      const { data, errors } = await execute(operation, operationRun(null, Date.now() + 10_000));
      return { data: JSON.parse(data) as unknown, errors: errors.map(({ path }) => path ?? []) };
    },
  };
}

function planningHere(makePlan: MakePlan): Planner {
  return {
    start: async () => undefined,
    overrideBucket: () => 0,
    plan: async (operation) => makePlan(operation, 100),
    end: () => undefined,
  };
}

function raise(error: unknown): never {
  throw error;
}

/** Apollo Gateway. */
export async function apolloGateway(
  sdl: string,
  subgraphs: Readonly<Record<string, Answer>>,
): Promise<Contestant & { stop(): Promise<void> }> {
  const silent = { debug() {}, info() {}, warn() {}, error() {} };
  let schema: GraphQLSchema | null = null;
  const gateway = new ApolloGateway({
    supergraphSdl: sdl,
    logger: silent,
    buildService: ({ name }) => ({
      process: async ({ request }) => {
        const body = JSON.stringify({ query: request.query, variables: request.variables });
        return JSON.parse((await subgraphs[name]?.(body)) ?? '{}') as object;
      },
    }),
  });
  gateway.onSchemaLoadOrUpdate(({ apiSchema }) => (schema = apiSchema));
  const server = new ApolloServer({
    gateway,
    logger: silent,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
  });
  await server.start();
  if (schema === null) throw new Error('no schema was loaded');
  return {
    schema,
    stop: () => server.stop(),
    ask: async ({ query, variables }) => {
      const { body } = await server.executeOperation({ query, variables: { ...variables } });
      if (body.kind !== 'single') throw new Error('an answer in parts');
      const { data, errors = [] } = body.singleResult;
      if (data === undefined) return null;
      return { data: JSON.parse(JSON.stringify(data)) as unknown, errors: errors.map(({ path }) => path ?? []) };
    },
  };
}
