import { performance } from 'node:perf_hooks';
import type { RequestContext } from '../../schema/contract/request-context.ts';
import type { WireResponse } from '../../schema/contract/wire.ts';
import { DeadlinePassed, within } from '../within.ts';
import { readSubgraphAnswer, type SubgraphAnswer } from './subgraph-answer.ts';
import type { OperationRun, SubgraphOutcome } from './operation-run.ts';

/** How one subgraph is reached. */
export interface SubgraphLine {
  /** As the supergraph calls it. */
  readonly name: string;
  /** Milliseconds a fetch may take. */
  readonly timeout: number;
  /**
   * Sends a request. Rejects when the subgraph cannot be reached.
   * @param body JSON text
   * @param context who asks and why, for subgraphs that have to know
   */
  send(body: string, context: RequestContext | null, signal: AbortSignal): Promise<WireResponse>;
}

export interface SubgraphReply {
  readonly outcome: SubgraphOutcome;
  /** Null where the outcome is that there is none. */
  readonly answer: SubgraphAnswer | null;
  readonly ms: number;
}

/**
 * Asks one subgraph, once. Waits no longer than the subgraph's timeout, nor past the deadline of the request, even for
 * a line that does not heed its signal.
 */
export async function callSubgraph(
  line: SubgraphLine,
  body: string,
  { context, deadline }: Pick<OperationRun, 'context' | 'deadline'>,
): Promise<SubgraphReply> {
  const started = performance.now();
  const reply = (outcome: SubgraphOutcome, answer: SubgraphAnswer | null = null): SubgraphReply => ({
    outcome,
    answer,
    ms: Math.round(performance.now() - started),
  });
  const left = Math.min(line.timeout, deadline - Date.now());
  if (left <= 0) return reply('LATE');

  const stop = new AbortController();
  let response: WireResponse;
  try {
    response = await within(left, line.send(body, context, stop.signal));
  } catch (error) {
    stop.abort();
    return reply(error instanceof DeadlinePassed ? 'LATE' : 'UNREACHABLE');
  }
  const answer = readSubgraphAnswer(response);
  if (answer === null) return reply('UNREADABLE');
  return reply(answer.errors.length > 0 ? 'ANSWERED_WITH_ERRORS' : 'ANSWERED', answer);
}
