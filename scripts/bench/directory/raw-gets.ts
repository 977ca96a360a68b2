import { once } from 'node:events';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';

interface Asked {
  readonly port: number;
  readonly path: string;
  readonly connections: number;
  readonly seconds: number;
}

/**
 * GETs of one address over and over, from a thread of its own: answers a second. All answers have to be as long as the
 * first; nothing else of them is looked at, so that the client does not become what is measured.
 */
export async function rawGets(asked: Asked): Promise<number> {
  const worker = new Worker(fileURLToPath(import.meta.url), { workerData: asked });
  const [answers] = (await once(worker, 'message')) as [number];
  await worker.terminate();
  return answers / asked.seconds;
}

async function ask({ port, path, connections, seconds }: Asked): Promise<number> {
  const request = `GET ${path} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n\r\n`;
  const end = performance.now() + seconds * 1_000;
  const counts = await Promise.all(Array.from({ length: connections }, () => oneConnection(port, request, end)));
  return counts.reduce((sum, count) => sum + count, 0);
}

function oneConnection(port: number, request: string, end: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    let [answers, expected, received] = [0, 0, 0];
    socket.setNoDelay(true);
    socket.once('error', reject);
    socket.on('data', (chunk) => {
      received += chunk.length;
      if (expected === 0) expected = lengthOf(chunk);
      if (received < expected) return;
      if (received > expected) socket.destroy(new Error('an answer was longer than the first'));
      answers++;
      received = 0;
      if (performance.now() < end) socket.write(request);
      else {
        socket.destroy();
        resolve(answers);
      }
    });
  });
}

/** Of the whole answer, by its head. */
function lengthOf(answer: Buffer): number {
  const head = answer.subarray(0, answer.indexOf('\r\n\r\n') + 4);
  const length = /\r\ncontent-length: *(\d+)/i.exec(head.toString('latin1'))?.[1];
  if (!head.subarray(9, 12).equals(Buffer.from('200')) || length === undefined)
    throw new Error('an answer was not 200');
  return head.length + Number(length);
}

if (!isMainThread) parentPort?.postMessage(await ask(workerData as Asked), []);
