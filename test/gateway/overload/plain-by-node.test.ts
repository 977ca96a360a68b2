import { createServer } from 'node:http';
import { duplexPair } from 'node:stream';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { plainRequestsTo } from '../../../gateway/overload/plain-request.ts';

const plain = plainRequestsTo('/graphql');
const BODY = '{"a":1}';

/** Lines of a head, honest ones and others, and what may end them. */
const line = fc.constantFrom(
  'Host: localhost',
  'Host: localhost',
  'Content-Length: 7',
  'content-length:\t7 ',
  'Content-Length: 8',
  'Content-Length: \xa07',
  'Connection: keep-alive',
  'Connection: close',
  'Transfer-Encoding: chunked',
  'Expect: 100-continue',
  'Access-Purpose: SERVICE',
  'X: \0',
  'X: a\nContent-Length: 3',
  'X: \xe9',
  ' folded',
  '',
);
const end = fc.constantFrom('\r\n', '\r\n', '\r\n', '\r\n', '\r\n', '\n', '\r');
const bytes = fc
  .tuple(fc.array(fc.tuple(line, end), { maxLength: 6 }), fc.constantFrom(BODY, `${BODY}P`, BODY.slice(1)))
  .map(([lines, body]) => ['POST /graphql HTTP/1.1\r\n', ...lines.flat(), '\r\n', body].join(''));

/** The bodies of the requests that node:http finds in bytes; none where it refuses them. */
async function foundByNode(text: string): Promise<readonly string[]> {
  const bodies: string[] = [];
  const { promise: read, resolve } = Promise.withResolvers<void>();
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('latin1').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      bodies.push(body);
      response.end();
      setImmediate(resolve);
    });
  });
  let isRefused = false;
  server.on('clientError', () => {
    isRefused = true;
    resolve();
  });
  const [client, served] = duplexPair();
  server.emit('connection', served);
  client.resume().end(text, 'latin1');
  await read;
  server.closeAllConnections();
  return isRefused ? [] : bodies;
}

test('whatever is plain is one request for node:http too, and all of it', async () => {
  let plainOnes = 0;
  await fc.assert(
    fc.asyncProperty(bytes, async (text) => {
      if (plain(Buffer.from(text, 'latin1')) === null) return;
      plainOnes += 1;
      const body = text.slice(text.indexOf('\r\n\r\n') + 4);
      expect([text, await foundByNode(text)]).toEqual([text, [body]]);
    }),
    { numRuns: 20_000 },
  );
  expect(plainOnes).toBeGreaterThan(20);
});
