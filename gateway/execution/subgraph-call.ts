import { performance } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { RequestContext } from '../../schema/contract/request-context.ts';
import type { StopSignal, WireResponse } from '../../schema/contract/wire.ts';
import { attempt, type Attempt, type AttemptFault } from '../transport/attempt.ts';
import type { Breaker, Pass } from '../transport/breaker.ts';
import { isWorthRetrying, verdictOf } from '../transport/judge-attempt.ts';
import type { SubgraphGuard } from '../transport/subgraph-guard.ts';
import type { Client, OperationRun, SubgraphOutcome } from './operation-run.ts';
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
  send(body: string, context: RequestContext | null, signal: StopSignal): Promise<WireResponse>;
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
  const { context, client } = asking;
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
  // What a change has done is always heard: it is short, and would otherwise not be known.
  const heeded = client !== null && QUERY.test(body) ? client : null;
  const gone = heeded?.gone ?? null;
  const send = (signal: StopSignal) => line.send(body, context, signal);
  if (guard === undefined) {
    const last = read(await attempt(send, allowed, gone), heeded, splice);
    return reply(outcomeOf(last, body), 1, last);
  }
  const { breaker, room, budget, policy } = guard;
  if (!breaker.lets()) return reply('SHED', 0, null);
  const entered = room.enter();
  if (entered !== true && !(await entered)) return { ...reply('SHED', 0, null), answer: guard.crowded() };
  try {
    let milliseconds = left();
    if (milliseconds <= 0) return reply('LATE', 0, null);
    budget.call();
    let pass = breaker.pass();
    if (pass === null) return reply('SHED', 0, null);
    let last = read(await attempt(send, milliseconds, gone), heeded, splice);
    note(breaker, pass, last, milliseconds < line.timeout / 2);
    if (!isWorthRetrying(last.tried, last.answer) || !QUERY.test(body)) return reply(outcomeOf(last, body), 1, last);
    const { timeLeft, shortestPause, longestPause } = policy.retry;
    const wait = shortestPause + Math.random() * (longestPause - shortestPause);
    if (left() - wait < timeLeft * allowed || !breaker.lets() || !budget.take())
      return reply(outcomeOf(last, body), 1, last);
    await pause(wait);
    pass = gone?.aborted === true ? null : breaker.pass();
    if (pass === null) return reply(outcomeOf(last, body), 1, last);
    milliseconds = left();
    last = read(await attempt(send, milliseconds, gone), heeded, splice);
    note(breaker, pass, last, milliseconds < line.timeout / 2);
    return reply(outcomeOf(last, body), 2, last);
  } finally {
    room.leave();
  }
}

/** @param heeded the client, where its answer is let go if too much is held for clients already */
function read(tried: Attempt, heeded: Client | null, splice: Splice | null): Tried {
  if (tried.fault !== null) return { tried, answer: null };
  if (heeded?.hold(tried.response.body.length) === false)
    return { tried: { fault: 'NO_ROOM', response: null }, answer: null };
  return { tried, answer: readSubgraphAnswer(tried.response, splice) };
}

/** @param isHurried whether it was given little time, because others had used it up: then it is not to blame for being late */
function note(breaker: Breaker, pass: Pass, { tried, answer }: Tried, isHurried: boolean): void {
  breaker.note(pass, isHurried && tried.fault === 'TOO_LATE' ? 'UNTOLD' : verdictOf(tried, answer));
  const { response } = tried;
  if (response?.retryAfter !== undefined && (response.status === 429 || response.status === 503))
    breaker.leaveAlone(response.retryAfter * 1_000);
}

/** A mutation that was sent and not answered may have been carried out, or not. */
function outcomeOf({ tried: { fault }, answer }: Tried, body: string): SubgraphOutcome {
  if (answer !== null) return answer.errors.length > 0 ? 'ANSWERED_WITH_ERRORS' : 'ANSWERED';
  if (fault === 'NO_CONNECTION' || fault === 'NOT_SENT') return 'UNREACHABLE';
  return QUERY.test(body) ? OUTCOMES[fault ?? 'UNFIT'] : 'UNKNOWN';
}
