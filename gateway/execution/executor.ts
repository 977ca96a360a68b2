import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import { clientError, type ClientError } from '../http/error-body.ts';
import { silentLogger } from '../supergraph/silent-logger.ts';
import type { Supergraph } from '../supergraph/load-supergraph.ts';
import type { AdmittedOperation } from './admission.ts';
import type { OperationRun } from './operation-run.ts';

/** The answer to an operation that was executed, whole or in part. */
export interface OperationAnswer {
  readonly data: unknown;
  readonly errors: readonly ClientError[];
}

export interface Executor {
  readonly schema: GraphQLSchema;
  execute(operation: AdmittedOperation, run: OperationRun): Promise<OperationAnswer>;
  close(): Promise<void>;
}

/** Answers with more errors than this say no more by listing them. */
const MAX_ERRORS = 100;

/** Every foreseen error is in the run already; one that the executor reports is a fault of the hub, whatever it says. */
const rememberFaults: ApolloServerPlugin<OperationRun> = {
  requestDidStart: async () => ({
    didEncounterErrors: async ({ contextValue, errors }) => void contextValue.faults.push(...errors),
  }),
};

/** Starts planning and execution. Operations have to be admitted before: they are not validated again. */
export async function startExecutor({ federation, apiSchema }: Supergraph): Promise<Executor> {
  const server = new ApolloServer<OperationRun>({
    gateway: federation,
    dangerouslyDisableValidation: true,
    introspection: true, // admission decides
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    logger: silentLogger,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      rememberFaults,
    ],
  });
  await server.start();
  return {
    schema: await apiSchema,
    execute: async ({ text, name, variables }, run) => {
      const { body } = await server.executeOperation(
        { query: text, variables: { ...variables }, ...(name === null ? {} : { operationName: name }) },
        { contextValue: run },
      );
      if (body.kind !== 'single') throw new Error('an answer in parts cannot be logged before it is released');
      const { data, errors = [] } = body.singleResult;
      const faults = errors.length > 0 ? [clientError('INTERNAL')] : [];
      return { data, errors: [...run.errors, ...faults].slice(0, MAX_ERRORS) };
    },
    close: () => server.stop(),
  };
}
