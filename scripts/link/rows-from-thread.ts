import { on } from 'node:events';
import { parentPort, Worker, workerData } from 'node:worker_threads';
import type { ColumnMap } from './column-map.ts';
import { csvFile } from './csv-file.ts';
import { NumberingRows, RowsByNumber, sentColumns, type NumberedRows } from './numbered-rows.ts';

/** What a thread is given, by which it knows that it is to read. */
interface Order {
  readonly reads: 'rows for linking';
  readonly file: string;
  readonly columns: ColumnMap;
}

type Sent =
  | { readonly heading: readonly string[] }
  | { readonly rows: NumberedRows; readonly done: number; readonly total: number }
  | { readonly problem: string };

/** Pieces that are sent before the first of them is taken: what is read waits for what is done with it. */
const AHEAD = 4;
/** Megabytes. What the thread had for what it soon forgets is not given back for seconds after it ended. */
const YOUNG = 16;

/**
 * The same as `csvFile`, read in another thread; columns that are not to be read are empty.
 * @throws Error as that does, and where the thread ends before its time
 */
export async function* rowsFromThread(
  file: string,
  columns: ColumnMap,
  progress: (done: number, total: number) => void,
): AsyncGenerator<readonly (readonly string[])[]> {
  const worker = new Worker(new URL(import.meta.url), {
    workerData: { reads: 'rows for linking', file, columns } satisfies Order,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
  });
  let byNumber: RowsByNumber | null = null;
  try {
    for await (const [sent] of on(worker, 'message', { close: ['exit'] }) as AsyncIterable<[Sent | null]>) {
      if (sent === null) return;
      if ('problem' in sent) throw new Error(sent.problem);
      if ('heading' in sent) {
        byNumber = new RowsByNumber(sentColumns(sent.heading, columns));
        yield [sent.heading];
      } else {
        yield byNumber?.rows(sent.rows) ?? [];
        progress(sent.done, sent.total);
        worker.postMessage('taken', []);
      }
    }
    throw new Error(`Reading ${file} ended before its time.`);
  } finally {
    await worker.terminate();
  }
}

async function send({ file, columns }: Order, port: NonNullable<typeof parentPort>): Promise<void> {
  let numbering: NumberingRows | null = null;
  const taken = on(port, 'message');
  let pieces = 0;
  let [done, total] = [0, 1];
  const post = (sent: Sent | null): void => port.postMessage(sent, []);
  try {
    for await (const rows of csvFile(file, (...reached) => ([done, total] = reached))) {
      if (numbering === null) {
        const heading = rows.shift();
        if (heading === undefined) continue;
        numbering = new NumberingRows(sentColumns(heading, columns));
        post({ heading });
      }
      post({ rows: numbering.number(rows), done, total });
      pieces++;
      if (pieces > AHEAD) await taken.next();
    }
    post(null);
  } catch (error) {
    post({ problem: error instanceof Error ? error.message : 'It cannot be read.' });
  }
  await taken.return?.();
}

const order = workerData as Partial<Order> | null;
if (order?.reads === 'rows for linking' && parentPort !== null) await send(order as Order, parentPort);
