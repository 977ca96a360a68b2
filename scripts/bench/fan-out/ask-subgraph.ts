import { HubError } from '../../../schema/contract/error-codes.ts';
import { encodeRequestContext, type RequestContext } from '../../../schema/contract/request-context.ts';
import { signRequest } from '../../../schema/contract/request-signature.ts';
import type { ServiceLine } from '../../../schema/wire/call-service.ts';

const PATH = '/graphql';
/** Milliseconds one subgraph may take, as at the gateway. */
const SUBGRAPH_TIMEOUT = 3_000;

/**
 * Asks a subgraph one query in the name of a client's request.
 * @throws HubError SUBGRAPH_UNAVAILABLE for anything but an answer without errors: a measurement counts whole answers
 */
export async function askSubgraph(
  { caller, receiver, keys, transport }: ServiceLine,
  query: string,
  variables: Readonly<Record<string, unknown>>,
  context: RequestContext,
): Promise<Readonly<Record<string, unknown>>> {
  const body = JSON.stringify({ query, variables });
  const parts = { method: 'POST', path: PATH, body, context: encodeRequestContext(context) } as const;
  const headers = signRequest(parts, caller, receiver, keys, Date.now());
  const signal = AbortSignal.timeout(SUBGRAPH_TIMEOUT);
  const response = await transport({ method: 'POST', path: PATH, headers, body }, signal);
  const answer = JSON.parse(response.body) as { data?: Record<string, unknown> | null; errors?: unknown[] };
  if (response.status !== 200 || answer.errors !== undefined || answer.data == null) {
    throw new HubError('SUBGRAPH_UNAVAILABLE');
  }
  return answer.data;
}
