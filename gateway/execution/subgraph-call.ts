import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { RequestContext } from '../../schema/contract/request-context.ts';
import type { WireResponse } from '../../schema/contract/wire.ts';
import { attempt, type Attempt, type AttemptFault } from '../transport/attempt.ts';
import type { Pass } from '../transport/breaker.ts';
import { isWorthRetrying, verdictOf } from '../transport/judge-attempt.ts';
import type { SubgraphGuard } from '../transport/subgraph-guard.ts';
import type { OperationRun, SubgraphOutcome } from './operation-run.ts';
import type { Splice } from './plan/splice-answer.ts';
import { readSubgraphAnswer, type SubgraphAnswer } from './subgraph-answer.ts';

/** How one subgraph is reached. */
export interface SubgraphLine {
  /** As the supergraph calls it. */
  readonly name: string;
  /** Milliseconds a fetch may take. */
  readonly timeout: number;
  /** What bounds, spares and repeats calls, for all of them; absent: each is sent once, whatever became of others. */
  readonly guard?: SubgraphGuard;
  /**
   * Sends a request. Rejects when the subgraph cannot be reached, where it can with a WireFailure.
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
  /** How often the request was sent. */
  readonly attempts: number;
  /** Whether the subgraph did not take the gateway's signature: somebody has to look. */
  readonly isSignatureRefused: boolean;
}

type Asking = Pick<OperationRun, 'context' | 'deadline' | 'client'>;

/** An attempt, and what can be read of it. */
interface Tried {
  readonly tried: Attempt;
  readonly answer: SubgraphAnswer | null;
}

/** What is told of a query that failed. */
const OUTCOMES: Readonly<Record<AttemptFault, SubgraphOutcome>> = {
  NO_CONNECTION: 'UNREACHABLE',
  NOT_SENT: 'UNREACHABLE',
  NO_ANSWER: 'UNREACHABLE',
  TOO_LATE: 'LATE',
  CUT_OFF: 'UNREADABLE',
  UNFIT: 'UNREADABLE',
  NO_ROOM: 'SHED',
  GIVEN_UP: 'ABANDONED',
};

/** Only what is known to be a query is ever sent twice. */
const QUERY = /^\{"query":"(?:query\b|\{)/;

/**
 * Asks one subgraph. Waits no longer than the subgraph's timeout, nor past the deadline of the request. A query is sent
 * once more where nothing of an answer was seen and time and the budget for it allow, and given up when the client has
 * gone; a mutation is neither.
 * @param splice as readSubgraphAnswer takes it
 */
export async function callSubgraph(
  line: SubgraphLine,
  body: string,
  asking: Asking,
  splice: Splice | null = null,
): Promise<SubgraphReply> {
  const started = performance.now();
  const { guard } = line;
  const allowed = Math.min(line.timeout, asking.deadline - Date.now());
  const left = () => allowed - (performance.now() - started);
  const reply = (outcome: SubgraphOutcome, attempts: number, last: Tried | null): SubgraphReply => ({
    outcome,
    answer: last?.answer ?? null,
    ms: Math.round(performance.now() - started),
    attempts,
    isSignatureRefused: last?.tried.response?.status === 401,
  });
  if (allowed <= 0) return reply('LATE', 0, null);
  if (guard === undefined) {
    const last = await tryOnce(line, body, asking, splice, allowed);
    return reply(outcomeOf(last, body), 1, last);
  }
  if (!guard.breaker.lets()) return reply('SHED', 0, null);
  const entered = guard.room.enter();
  if (entered !== true && !(await entered)) return { ...reply('SHED', 0, null), answer: guard.crowded() };
  try {
    if (left() <= 0) return reply('LATE', 0, null);
    guard.budget.call();
    let last = await tryGuarded(line, guard, body, asking, splice, left());
    if (last === null) return reply('SHED', 0, null);
    if (!isWorthRetrying(last.tried, last.answer) || !QUERY.test(body)) return reply(outcomeOf(last, body), 1, last);
    const { timeLeft, shortestPause, longestPause } = guard.policy.retry;
    const wait = shortestPause + Math.random() * (longestPause - shortestPause);
    if (left() - wait < timeLeft * allowed || !guard.breaker.lets() || !guard.budget.take())
      return reply(outcomeOf(last, body), 1, last);
    await pause(wait);
    const again =
      asking.client?.gone.aborted === true ? null : await tryGuarded(line, guard, body, asking, splice, left());
    last = again ?? last;
    return reply(outcomeOf(last, body), again === null ? 1 : 2, last);
  } finally {
    guard.room.leave();
  }
}

/** @returns null where the breaker lets no call pass */
async function tryGuarded(
  line: SubgraphLine,
  { breaker }: SubgraphGuard,
  body: string,
  asking: Asking,
  splice: Splice | null,
  milliseconds: number,
): Promise<Tried | null> {
  const pass: Pass | null = breaker.pass();
  if (pass === null) return null;
  const last = await tryOnce(line, body, asking, splice, milliseconds);
  // One that was given little time, because others had used it up, is not to blame for being late.
  const isHurried = last.tried.fault === 'TOO_LATE' && milliseconds < line.timeout / 2;
  breaker.note(pass, isHurried ? 'UNTOLD' : verdictOf(last.tried, last.answer));
  const { response } = last.tried;
  if (response?.retryAfter !== undefined && (response.status === 429 || response.status === 503))
    breaker.leaveAlone(response.retryAfter * 1_000);
  return last;
}

async function tryOnce(
  line: SubgraphLine,
  body: string,
  { context, client }: Asking,
  splice: Splice | null,
  milliseconds: number,
): Promise<Tried> {
  const gone = client !== null && QUERY.test(body) ? client.gone : null;
  const tried = await attempt((signal) => line.send(body, context, signal), milliseconds, gone);
  if (tried.fault !== null) return { tried, answer: null };
  // What a change has done is always heard: it is short, and would otherwise not be known.
  if (gone !== null && client?.hold(tried.response.body.length) === false)
    return { tried: { fault: 'NO_ROOM', response: null }, answer: null };
  return { tried, answer: readSubgraphAnswer(tried.response, splice) };
}

/** A mutation that was sent and not answered may have been carried out, or not. */
function outcomeOf({ tried: { fault }, answer }: Tried, body: string): SubgraphOutcome {
  if (answer !== null) return answer.errors.length > 0 ? 'ANSWERED_WITH_ERRORS' : 'ANSWERED';
  if (fault === 'NO_CONNECTION' || fault === 'NOT_SENT') return 'UNREACHABLE';
  return QUERY.test(body) ? OUTCOMES[fault ?? 'UNFIT'] : 'UNKNOWN';
}
