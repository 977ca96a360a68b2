import { performance } from 'node:perf_hooks';
import type { SubgraphName } from '../../schema/contract/agency.ts';
import type { KeyRing } from '../../schema/contract/key-ring.ts';
import { encodeRequestContext, type RequestContext } from '../../schema/contract/request-context.ts';
import { signRequest } from '../../schema/contract/request-signature.ts';
import type { Transport, WireResponse } from '../../schema/contract/wire.ts';
import { DeadlinePassed, within } from '../within.ts';
import { readSubgraphAnswer, type SubgraphAnswer } from './subgraph-answer.ts';
import type { SubgraphOutcome } from './operation-run.ts';
import type { PlannedFetch } from './planned-fetch.ts';

/** How one subgraph is reached. */
export interface SubgraphLine {
  readonly name: SubgraphName;
  readonly transport: Transport;
  /** Shared with this subgraph alone; signs the request context. */
  readonly keys: KeyRing;
  /** Milliseconds a fetch may take. */
  readonly timeout: number;
}

export interface SubgraphReply {
  readonly outcome: SubgraphOutcome;
  /** Null where the outcome is that there is none. */
  readonly answer: SubgraphAnswer | null;
  readonly ms: number;
}

const PATH = '/graphql';

/**
 * Asks one subgraph, once. The headers are made here from the verified context and nothing else: no header of the
 * client's request goes on. Waits no longer than the subgraph's timeout, nor past the deadline of the request, even
 * for a transport that does not heed its signal.
 */
export async function callSubgraph(
  line: SubgraphLine,
  { query, variables }: PlannedFetch,
  context: RequestContext,
): Promise<SubgraphReply> {
  const started = performance.now();
  const reply = (outcome: SubgraphOutcome, answer: SubgraphAnswer | null = null): SubgraphReply => ({
    outcome,
    answer,
    ms: Math.round(performance.now() - started),
  });
  const left = Math.min(line.timeout, context.deadline - Date.now());
  if (left <= 0) return reply('LATE');

  const body = JSON.stringify({ query, variables });
  const parts = { method: 'POST', path: PATH, body, context: encodeRequestContext(context) } as const;
  const headers = signRequest(parts, 'gateway', line.name, line.keys, Date.now());
  const stop = new AbortController();
  let response: WireResponse;
  try {
    response = await within(left, line.transport({ method: 'POST', path: PATH, headers, body }, stop.signal));
  } catch (error) {
    stop.abort();
    return reply(error instanceof DeadlinePassed ? 'LATE' : 'UNREACHABLE');
  }
  const answer = readSubgraphAnswer(response);
  if (answer === null) return reply('UNREADABLE');
  return reply(answer.errors.length > 0 ? 'ANSWERED_WITH_ERRORS' : 'ANSWERED', answer);
}
