import { connect } from 'node:net';
import type { Asked, Bench } from './harness.ts';

/** Sends bytes to the gateway and reads until it hangs up: for what an HTTP client would not send. */
export function sendRaw(bench: Bench, bytes: string | Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(bench.port, '127.0.0.1', () => socket.write(bytes));
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
    socket.on('close', () => resolve(text));
    // The gateway may close while more is being written to it; what it answered is what counts.
    socket.on('error', () => (text === '' ? reject(new Error('reset without an answer')) : resolve(text)));
  });
}

/** A POST with exactly these header lines besides the necessary ones. */
export async function rawRequest(bench: Bench, headerLines: readonly string[], body: unknown): Promise<Asked> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const types = headerLines.some((line) => /^content-type:/i.test(line)) ? [] : ['Content-Type: application/json'];
  const lines = [
    'POST /graphql HTTP/1.1',
    'Host: localhost',
    'Connection: close',
    `Content-Length: ${Buffer.byteLength(text)}`,
    ...types,
    ...headerLines,
  ];
  return readRaw(await sendRaw(bench, `${lines.join('\r\n')}\r\n\r\n${text}`));
}

export function readRaw(answer: string): Asked {
  const [head = '', ...rest] = answer.split('\r\n\r\n');
  const [statusLine = '', ...headerLines] = head.split('\r\n');
  const text = rest.join('\r\n\r\n');
  const headers = new Headers(headerLines.map((line) => line.split(/: ?(.*)/s).slice(0, 2) as [string, string]));
  return { status: Number(statusLine.split(' ')[1]), headers, text, body: JSON.parse(text) as Asked['body'] };
}
