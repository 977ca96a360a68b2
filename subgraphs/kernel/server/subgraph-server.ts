import { ApolloServer, HeaderMap } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { ERRORS, HubError, errorExtensions, isErrorCode } from '../../../schema/contract/error-codes.ts';
import type { RequestContext } from '../../../schema/contract/request-context.ts';
import type { Caller } from '../../../schema/contract/request-signature.ts';
import type { WireResponse } from '../../../schema/contract/wire.ts';
import type { ReceivedRequest, RequestGuard } from '../guard/request-guard.ts';

/** A call that one part of the hub makes to another, outside any client's operation. Payload and answer are JSON. */
export interface InternalOperation {
  readonly callers: readonly Caller[];
  run(payload: unknown, caller: Caller): Promise<unknown>;
}

export interface SubgraphServerOptions<Context extends object> {
  readonly schema: GraphQLSchema;
  readonly guard: RequestGuard;
  readonly logger: Logger;
  /** Makes what resolvers get, anew for each request. */
  readonly contextOf: (request: RequestContext) => Context;
  readonly internal: Readonly<Record<string, InternalOperation>>;
}

/** Answers one signed request: `/graphql` for the gateway, `/internal/<operation>` for the rest of the hub. */
export type SubgraphHandler = (request: ReceivedRequest) => Promise<WireResponse>;

export interface SubgraphServer {
  readonly handle: SubgraphHandler;
  stop(): Promise<void>;
}

const INTERNAL_PATH = '/internal/';

/** Makes the part of a subgraph that answers requests, apart from how they arrive. */
export async function createSubgraphServer<Context extends object>(
  options: SubgraphServerOptions<Context>,
): Promise<SubgraphServer> {
  const { guard, logger } = options;
  const apollo = new ApolloServer<Context>({
    schema: options.schema,
    csrfPrevention: false, // only signed requests come this far
    introspection: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    plugins: [
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginCacheControlDisabled(),
    ],
    formatError: (formatted, error) => closedError(formatted, error, logger),
  });
  await apollo.start();

  const graphql = async (request: ReceivedRequest): Promise<WireResponse> => {
    const context = guard.admitClientRequest(request, Date.now());
    const answer = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: 'POST',
        headers: new HeaderMap([['content-type', 'application/json']]),
        search: '',
        body: JSON.parse(request.body),
      },
      context: () => Promise.resolve(options.contextOf(context)),
    });
    if (answer.body.kind !== 'complete') throw new HubError('INTERNAL');
    return { status: answer.status ?? 200, body: answer.body.string };
  };

  const internal = async (request: ReceivedRequest): Promise<WireResponse> => {
    const name = request.path.slice(INTERNAL_PATH.length);
    const operation = Object.hasOwn(options.internal, name) ? options.internal[name] : undefined;
    const caller = guard.admitCall(request, operation?.callers ?? null, Date.now());
    if (operation === undefined) throw new HubError('FORBIDDEN');
    return { status: 200, body: JSON.stringify(await operation.run(JSON.parse(request.body), caller)) };
  };

  const handle: SubgraphHandler = async (request) => {
    try {
      if (request.path === '/graphql') return await graphql(request);
      if (request.path.startsWith(INTERNAL_PATH)) return await internal(request);
      throw new HubError('NOT_FOUND');
    } catch (error) {
      return refusal(error, logger);
    }
  };
  return { handle, stop: () => apollo.stop() };
}

function refusal(error: unknown, logger: Logger): WireResponse {
  const known = error instanceof HubError ? error : new HubError('INTERNAL');
  if (known.code === 'INTERNAL') logger.error({ err: error }, 'request failed');
  const extensions = known.extensions;
  const body = JSON.stringify({ code: known.code, errors: [{ message: known.message, extensions }] });
  return { status: known.status, body };
}

/** Errors leave with a code of the closed list and its constant text; what else there was goes to the log. */
function closedError(formatted: GraphQLFormattedError, error: unknown, logger: Logger): GraphQLFormattedError {
  const original = unwrapResolverError(error);
  const place = {
    ...(formatted.path === undefined ? {} : { path: formatted.path }),
    ...(formatted.locations === undefined ? {} : { locations: formatted.locations }),
  };
  if (original instanceof HubError) {
    if (original.cause !== undefined) logger.warn({ err: original.cause, code: original.code }, 'request refused');
    return { message: original.message, ...place, extensions: { ...original.extensions } };
  }
  const claimed = formatted.extensions?.['code'];
  if (claimed === 'BAD_USER_INPUT') {
    return {
      message: ERRORS.BAD_REQUEST.message,
      ...place,
      extensions: { ...errorExtensions('BAD_REQUEST', 'VALUE_INVALID') },
    };
  }
  const code = isErrorCode(claimed) ? claimed : 'INTERNAL';
  if (code === 'INTERNAL') logger.error({ err: original }, 'resolver failed');
  return { message: ERRORS[code].message, ...place, extensions: { code } };
}
