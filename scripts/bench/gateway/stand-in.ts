import { createServer, type Socket } from 'node:net';
import { answerOf } from './model.ts';

const HEAD_END = Buffer.from('\r\n\r\n');

/**
 * A subgraph that costs next to nothing: it reads just enough of HTTP/1.1 to know where a request ends, and answers
 * from memory. On one core beside the load it must not be what is measured.
 * @returns the port
 */
export function startStandIn(subgraph: string): Promise<number> {
  const answers = new Map<boolean, Buffer>();
  const responseTo = (body: string): Buffer => {
    const kind = body.includes('groups');
    let response = answers.get(kind);
    if (response === undefined) {
      const text = answerOf(subgraph, body);
      const head = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n`;
      response = Buffer.from(head + text);
      answers.set(kind, response);
    }
    return response;
  };
  const server = createServer((socket) => serve(socket, responseTo));
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}

function serve(socket: Socket, responseTo: (body: string) => Buffer): void {
  let held: Buffer = Buffer.alloc(0);
  socket.setNoDelay(true);
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: Buffer) => {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    for (;;) {
      const end = held.indexOf(HEAD_END);
      if (end < 0) return;
      const head = held.toString('latin1', 0, end);
      const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
      const start = end + HEAD_END.length;
      const stop = length === undefined ? chunkedEnd(held, start) : start + Number(length);
      if (stop < 0 || held.length < stop) return;
      socket.write(responseTo(held.toString('latin1', start, stop)));
      held = held.subarray(stop);
    }
  });
}

/** Where a body in chunks ends (RFC 9112 section 7.1); -1 where it has not ended yet. */
function chunkedEnd(bytes: Buffer, from: number): number {
  const end = bytes.indexOf('0\r\n\r\n', from);
  return end < 0 ? -1 : end + 5;
}
