import { connect, type Socket } from 'node:net';

export interface LoadFigures {
  readonly requests: number;
  readonly seconds: number;
  /** Milliseconds of each request, in order of size. */
  readonly latencies: Float64Array;
}

/** When a load is over: after so many requests, or so many seconds. */
export interface Until {
  readonly requests: number;
  readonly seconds: number;
}

const HEAD_END = Buffer.from('\r\n\r\n');

/**
 * Sends one request over and over on a number of connections, each waiting for its answer. Cheaper than any client
 * library: it shares a core with the subgraphs.
 * @throws Error where an answer is not 200, or a connection breaks
 */
export async function rawLoad(
  port: number,
  body: string,
  connections: number,
  until: Until,
  headers: Readonly<Record<string, string>> = {},
): Promise<LoadFigures> {
  const more = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const request = Buffer.from(
    `POST /graphql HTTP/1.1\r\nhost: localhost:${port}\r\ncontent-type: application/json\r\naccept: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n${more.join('')}\r\n${body}`,
  );
  const started = performance.now();
  const latencies: number[] = [];
  const isOver = (now: number) => latencies.length >= until.requests || now - started >= until.seconds * 1_000;
  await Promise.all(Array.from({ length: connections }, () => oneConnection(port, request, isOver, latencies)));
  return {
    requests: latencies.length,
    seconds: (performance.now() - started) / 1_000,
    latencies: Float64Array.from(latencies).toSorted(),
  };
}

function oneConnection(
  port: number,
  request: Buffer,
  isOver: (now: number) => boolean,
  latencies: number[],
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect(port, '127.0.0.1');
    let sent = 0;
    let chunks: Buffer[] = [];
    let size = 0;
    let awaited = -1;
    const send = () => {
      sent = performance.now();
      socket.write(request);
    };
    socket.setNoDelay(true);
    socket.once('connect', send);
    socket.once('error', reject);
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      size += chunk.length;
      if (awaited < 0) {
        const held = Buffer.concat(chunks);
        chunks = [held];
        awaited = answerLength(held);
      }
      if (awaited < 0 ? !endsInChunk(chunks) : size < awaited) return;
      const now = performance.now();
      latencies.push(now - sent);
      if (!startsWell(chunks)) {
        socket.destroy();
        reject(new Error('an answer was not 200'));
        return;
      }
      chunks = [];
      size = 0;
      awaited = -1;
      if (!isOver(now)) send();
      else {
        socket.destroy();
        resolve();
      }
    });
  });
}

/** Bytes of the whole answer; -1 where its head does not say. */
function answerLength(held: Buffer): number {
  const headEnd = held.indexOf(HEAD_END);
  if (headEnd < 0) return -1;
  const length = /\r\ncontent-length: *(\d+)/i.exec(held.toString('latin1', 0, headEnd))?.[1];
  return length === undefined ? -1 : headEnd + HEAD_END.length + Number(length);
}

function endsInChunk(chunks: readonly Buffer[]): boolean {
  return chunks.at(-1)?.subarray(-5).toString('latin1') === '0\r\n\r\n';
}

function startsWell(chunks: readonly Buffer[]): boolean {
  return chunks[0]?.toString('latin1', 9, 12) === '200';
}
