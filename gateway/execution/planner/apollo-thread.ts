import { once } from 'node:events';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { within } from '../../within.ts';
import type { PlanNode } from './plan-tree.ts';
import type { Planner } from './planner.ts';

/** Milliseconds that a thread may take to start and to read the supergraph. */
const START = 15_000;
/** Milliseconds without work after which the thread ends: it holds a supergraph of its own. */
const IDLE = 10_000;

type Reply = { readonly node: PlanNode } | { readonly error: string };

/**
 * Apollo's planner on a thread of its own, which is started when there is something to plan. It plans one operation at
 * a time, and a plan that is given up ends the thread: nothing else stops this planner.
 * @param timeout milliseconds that one plan may take, once the thread has started; DeadlinePassed where it takes longer
 */
export function apolloThread(supergraph: string, timeout: number): Planner['plan'] {
  let thread: Promise<Worker> | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const stop = async (): Promise<void> => {
    const ending = thread;
    thread = null;
    await (await ending?.catch(() => null))?.terminate();
  };
  const planNow = async (operation: string): Promise<PlanNode> => {
    clearTimeout(idle);
    thread ??= startThread(supergraph);
    try {
      const worker = await thread;
      worker.postMessage(operation, []);
      const reply = (await messageOf(worker, timeout)) as Reply;
      if ('error' in reply) throw new NoPlan(reply.error);
      return reply.node;
    } catch (error) {
      if (!(error instanceof NoPlan)) await stop();
      throw error;
    } finally {
      idle = setTimeout(() => void stop(), IDLE);
      idle.unref();
    }
  };
  return (operation) => {
    const plan = last.then(() => planNow(operation));
    last = plan.catch(() => undefined);
    return plan;
  };
}

/** The planner's own word that there is none. */
class NoPlan extends Error {
  override readonly name = 'NoPlan';
}

async function startThread(supergraph: string): Promise<Worker> {
  // Beside this file, and TypeScript where this file is.
  const worker = new Worker(new URL(`./apollo-worker${extname(fileURLToPath(import.meta.url))}`, import.meta.url), {
    workerData: supergraph,
    execArgv: [],
  });
  worker.unref();
  worker.on('error', ignore); // whoever waits for a message is told; there must be a listener when nobody does
  try {
    await messageOf(worker, START);
  } catch (cause) {
    await worker.terminate();
    throw new Error('the planning thread did not start', { cause });
  }
  return worker;
}

/** The next message of a thread. @throws Error where it fails, ends or says nothing in time */
async function messageOf(worker: Worker, milliseconds: number): Promise<unknown> {
  const done = new AbortController();
  const message = once(worker, 'message', { signal: done.signal }); // rejects where the thread fails
  const exit = once(worker, 'exit', { signal: done.signal }).then(() => {
    throw new Error('the planning thread ended');
  });
  try {
    return (await within(milliseconds, Promise.race([message, exit])))[0];
  } finally {
    done.abort();
  }
}

function ignore(): void {}
