import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { planningDesk } from '../../limits/planning-desk.ts';
import { DeadlinePassed, within } from '../../within.ts';
import { boundedCache } from '../bounded-cache.ts';
import type { PlanNode } from './plan-tree.ts';
import { PlanningFailed } from './planning-failed.ts';
import { planningRest } from './planning-rest.ts';
import type { PlanningTask, PlanReply, PlanRequest } from './serve-plans.ts';

/** Milliseconds that a process may take to start and to read the supergraph. */
const START = 15_000;
/** Milliseconds without work after which it ends: it holds a supergraph of its own. */
const IDLE = 60_000;
/** Operations that ended it which are remembered. */
const DEADLY = 1_000;

type OtherProcess = ReturnType<typeof fork>;

/** A planner in a process of its own, which is started when there is something to plan. */
export interface PlanningProcess {
  /** Starts it beforehand. @throws PlanningFailed */
  start(): Promise<void>;
  /** @throws PlanningFailed, or HubError OVERLOADED where too many operations wait */
  plan(request: PlanRequest): Promise<PlanNode>;
  /** Once nothing is left to plan it is not kept any more. */
  end(): void;
}

/**
 * Plans one operation at a time, so that it is known by which one the process was ended: that fails, is not given to
 * a planner again, and those that wait are planned by its successor.
 * @param file what runs there, by servePlans
 * @param timeout milliseconds that one plan may take, once the process has started; it is ended where that passes
 */
export function planningProcess(file: URL, task: PlanningTask, timeout: number): PlanningProcess {
  const desk = planningDesk();
  const deadly = boundedCache<string, true>(DEADLY);
  const rest = planningRest();
  let running: Promise<OtherProcess> | null = null;
  let idle: NodeJS.Timeout | undefined;
  let patience = IDLE;

  const stop = (): void => {
    const ending = running;
    running = null;
    ending?.then((other) => other.kill('SIGKILL'), ignore);
  };
  const started = async (): Promise<OtherProcess> => {
    if (!rest.isOver(performance.now())) throw new PlanningFailed('RESTING', 'the planner ended too often of late');
    if (running !== null) return running;
    const starting = startProcess(file, task);
    running = starting;
    const over = () => {
      if (running === starting) running = null;
    };
    try {
      return (await starting).once('exit', over);
    } catch (error) {
      over();
      rest.ended(performance.now());
      if (error instanceof PlanningFailed && error.fault === 'NO_PLAN') throw error;
      throw new PlanningFailed('NOT_STARTED', 'the planner did not start', { cause: error });
    }
  };
  const planNow = async (request: PlanRequest): Promise<PlanNode> => {
    const hash = createHash('sha256').update(request.operation, 'utf8').digest('base64');
    if (deadly.get(hash) === true) throw new PlanningFailed('DEADLY', 'the planner ended by this operation before');
    const other = await started();
    try {
      const node = await replyOf(other, request, timeout);
      if (node === null) throw new PlanningFailed('NO_PLAN', 'the planner answered without a plan');
      return node;
    } catch (error) {
      if (error instanceof PlanningFailed && error.fault === 'NO_PLAN') throw error;
      stop();
      if (error instanceof PlanningFailed && error.fault === 'ENDED') {
        deadly.set(hash, true);
        rest.ended(performance.now());
      }
      throw error;
    }
  };
  const atDesk = <T>(work: () => Promise<T>): Promise<T> =>
    desk.run(async () => {
      clearTimeout(idle);
      try {
        return await work();
      } finally {
        idle = setTimeout(stop, patience);
        idle.unref();
      }
    });
  return {
    start: () => atDesk(async () => void (await started())),
    plan: (request) => atDesk(() => planNow(request)),
    end: () => {
      patience = 0;
      if (running !== null) atDesk(() => Promise.resolve()).catch(ignore);
    },
  };
}

async function startProcess(file: URL, task: PlanningTask): Promise<OtherProcess> {
  // Nothing of the environment is for it; and what a planner prints when it ends may be of an operation.
  const other = fork(file, { env: {}, execArgv: [], stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  other.unref();
  other.channel?.unref();
  other.on('error', ignore); // whoever waits for a reply is told; there must be a listener when nobody does
  try {
    await replyOf(other, task, START);
  } catch (error) {
    other.kill('SIGKILL');
    throw error;
  }
  return other;
}

/** @throws PlanningFailed */
async function replyOf(
  other: OtherProcess,
  told: PlanningTask | PlanRequest,
  timeout: number,
): Promise<PlanReply['node']> {
  const done = new AbortController();
  const reply = once(other, 'message', { signal: done.signal }).then(([message]) => message as PlanReply);
  const exit = once(other, 'exit', { signal: done.signal }).then(([code, signal]) => {
    throw new PlanningFailed('ENDED', `the planning process ended with ${String(signal ?? code)}`);
  });
  const first = Promise.race([reply, exit]);
  try {
    other.send(told, ignore); // where it could not be sent, the process has ended
    const { node, error } = await within(timeout, first).catch(async (cause: unknown) => {
      // Where this thread was busy, the reply may have been there all the time.
      const late = cause instanceof DeadlinePassed ? await Promise.race([first, turn(null)]) : null;
      if (late !== null) return late;
      throw cause;
    });
    if (error !== undefined) throw new PlanningFailed('NO_PLAN', error);
    return node;
  } catch (cause) {
    if (cause instanceof PlanningFailed) throw cause;
    if (cause instanceof DeadlinePassed) throw new PlanningFailed('LATE', `the planner took longer than ${timeout} ms`);
    throw new PlanningFailed('ENDED', `the planning process failed: ${String(cause)}`);
  } finally {
    done.abort();
  }
}

function ignore(): void {}
