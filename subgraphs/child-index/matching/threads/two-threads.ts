import { setImmediate as nextTurn } from 'node:timers/promises';
import { MessageChannel, parentPort, Worker, workerData, type MessagePort } from 'node:worker_threads';
import { DOERS, type TakeResult, type Tasks, type Threads } from '../bulk/tasks.ts';
import { Deal } from './deal.ts';

/** What a thread is given, by which it knows that it is to help. */
const HELPER = 'helps to link records';

/** Megabytes, of what it soon forgets: it has columns, which are no part of that. */
const YOUNG = 8;

interface Order<Name extends keyof Tasks> {
  readonly name: Name;
  readonly work: Tasks[Name]['work'];
  readonly portions: number;
  /** How many of them have been taken, by either thread. */
  readonly taken: Int32Array<SharedArrayBuffer>;
  readonly answers: MessagePort;
}

interface Answer<Name extends keyof Tasks> {
  readonly portion: number;
  readonly result: Tasks[Name]['result'];
}

/** Does the tasks of linking with a second thread: each takes the next portion that neither has begun. */
export class TwoThreads implements Threads {
  readonly #worker = new Worker(new URL(import.meta.url), {
    workerData: HELPER,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
  });
  #failure: Error | null = null;
  #wake: () => void = () => undefined;

  constructor() {
    this.#worker.on('error', (cause) => this.#fail(`: ${cause instanceof Error ? cause.message : 'unknown'}`, cause));
    this.#worker.on('exit', () => this.#fail(', which ended before its time.', null));
  }

  begin<Name extends keyof Tasks>(name: Name, work: Tasks[Name]['work'], portions: number) {
    const deal = new Deal(portions);
    const { port1, port2 } = new MessageChannel();
    const arrived: Answer<Name>[] = [];
    port1.on('message', (answer: Answer<Name>) => {
      arrived.push(answer);
      this.#wake();
    });
    const order: Order<Name> = { name, work, portions, taken: deal.taken, answers: port2 };
    this.#worker.postMessage(order, [port2]);
    return async (take: TakeResult<Name>): Promise<void> => {
      const doPortion = DOERS[name](work);
      for (let done = 0; done < portions;) {
        if (this.#failure !== null) throw this.#failure;
        for (const { portion, result } of arrived.splice(0)) {
          take(result, portion);
          done++;
        }
        const next = deal.take();
        if (next !== null) {
          take(doPortion(next), next);
          done++;
          await nextTurn();
        } else if (done < portions) await new Promise<void>((resolve) => (this.#wake = resolve));
      }
      port1.close();
    };
  }

  async end(): Promise<void> {
    await this.#worker.terminate();
  }

  #fail(how: string, cause: unknown): void {
    this.#failure ??= new Error(`Linking failed in its second thread${how}`, { cause });
    this.#wake();
  }
}

function help<Name extends keyof Tasks>({ name, work, portions, taken, answers }: Order<Name>): void {
  const deal = new Deal(portions, taken);
  const doPortion = DOERS[name](work);
  for (let portion = deal.take(); portion !== null; portion = deal.take()) {
    answers.postMessage({ portion, result: doPortion(portion) } satisfies Answer<Name>, []);
  }
  answers.close();
}

if (workerData === HELPER) parentPort?.on('message', help);
