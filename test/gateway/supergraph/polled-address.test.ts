import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { polledAddress } from '../../../gateway/supergraph/polled-address.ts';
import { until } from '../../until.ts';

let server: Server;
let url: string;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
const conditions: (string | undefined)[] = [];
beforeAll(async () => {
  server = createServer((request, response) => {
    conditions.push(request.headers['if-none-match']);
    answer(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/supergraph`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test('an address is asked again and again, and tells of what has changed alone', async () => {
  let version = 1;
  answer = ({ headers }, response) => {
    const etag = `"${version}"`;
    if (headers['if-none-match'] === etag) response.writeHead(304).end();
    else response.writeHead(200, { etag }).end(`version ${version}`);
  };
  const source = polledAddress(url, 5);
  expect(await source.fetch()).toBe('version 1');
  const seen: string[] = [];
  const failures: unknown[] = [];
  const stop = source.watch(
    (sdl) => seen.push(sdl),
    (error) => failures.push(error),
  );
  await until(() => conditions.filter((one) => one === '"1"').length >= 2);
  expect(seen).toEqual([]);
  version = 2;
  await until(() => seen.length === 1);
  const honest = answer;
  answer = (_, response) => response.writeHead(500).end('secret');
  await until(() => failures.length >= 2); // looking goes on
  answer = honest;
  version = 3;
  await until(() => seen.length === 2);
  stop();
  expect(seen).toEqual(['version 2', 'version 3']);
  expect(String(failures[0])).not.toContain('secret');
});

test.each<[string, (request: IncomingMessage, response: ServerResponse) => void]>([
  ['answers with an error', (_, response) => void response.writeHead(404).end()],
  ['leads elsewhere', (_, response) => void response.writeHead(302, { location: '/other' }).end()],
  [
    'never ends',
    (_, response) => {
      response.writeHead(200);
      response.socket?.on('close', () => response.destroy());
      const more = () =>
        void (!response.destroyed && response.write('x'.repeat(1024 * 1024), () => setImmediate(more)));
      more();
    },
  ],
  ['is no UTF-8', (_, response) => void response.writeHead(200).end(Buffer.from([0xff, 0xfe]))],
])('an address that %s has no document', async (_, behaviour) => {
  answer = behaviour;
  await expect(polledAddress(url, 1_000).fetch()).rejects.toThrow();
});
