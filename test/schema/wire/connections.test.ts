import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Connections, MOST_WAITING } from '../../../schema/wire/connections.ts';
import { until } from '../../until.ts';

let server: Server;
let origin: string;
let held: ServerResponse[];
let sockets: Set<Socket>;
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeEach(async () => {
  held = [];
  sockets = new Set();
  answer = (_, response) => response.end('fine');
  server = createServer((request, response) => {
    sockets.add(request.socket);
    answer(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const connections = (most: number) => new Connections(origin, most, { connect: {} });
const hold = (_: IncomingMessage, response: ServerResponse) => void held.push(response);

/** Sends one request: the text of its answer. */
function ask(through: Connections): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    through.send({ method: 'POST', path: '/', body: 'a body' }, (over) => ({
      onRequestStart: () => undefined,
      onResponseData: (_, chunk) => (text += chunk.toString('utf8')),
      onResponseEnd: () => {
        over(false);
        resolve(text);
      },
      onResponseError: (_, error) => {
        over(true);
        reject(error);
      },
    }));
  });
}

test('one request after another goes over one connection', async () => {
  const through = connections(4);
  for (let turn = 0; turn < 20; turn += 1) expect(await ask(through)).toBe('fine');
  expect(sockets.size).toBe(1);
  await through.close();
});

test('no more go out at once than there may be connections; the others wait, and come in their order', async () => {
  answer = hold;
  const through = connections(2);
  const done: number[] = [];
  const all = [0, 1, 2, 3, 4].map((place) => ask(through).then(() => done.push(place)));
  await until(() => held.length === 2);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(held).toHaveLength(2);
  for (let answered = 0; answered < 5; answered += 1) {
    await until(() => held.length > answered);
    held[answered]?.end('fine');
  }
  await Promise.all(all);
  expect(done).toEqual([0, 1, 2, 3, 4]);
  expect(sockets.size).toBe(2);
  await through.close();
});

test('where too many wait, what comes next fails at once, and the others do not', async () => {
  answer = hold;
  const through = connections(1);
  const all = Promise.all(Array.from({ length: 1 + MOST_WAITING }, () => ask(through)));
  await expect(ask(through)).rejects.toThrow(/closed/);
  await until(() => held.length === 1);
  answer = (_, response) => response.end('fine');
  held[0]?.end('fine');
  expect(new Set(await all)).toEqual(new Set(['fine']));
  expect(sockets.size).toBe(1);
  await through.close();
});

test('the place of a connection that broke, or could not be opened, is free again', async () => {
  const through = connections(1);
  answer = ({ socket }) => socket.destroy();
  await expect(ask(through)).rejects.toThrow();
  answer = (_, response) => response.end('fine');
  expect(await ask(through)).toBe('fine');

  const { port } = server.address() as AddressInfo;
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
  await expect(ask(through)).rejects.toThrow();
  await expect(ask(through)).rejects.toThrow();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  expect(await ask(through)).toBe('fine');
  await through.close();
});

test('closing lets what was sent be answered, also what waits, and refuses what comes after', async () => {
  answer = hold;
  const through = connections(1);
  const all = Promise.all([ask(through), ask(through)]);
  await until(() => held.length === 1);
  const closed = through.close();
  await expect(ask(through)).rejects.toThrow(/closed/);
  held[0]?.end('first');
  await until(() => held.length === 2);
  held[1]?.end('second');
  expect(await all).toEqual(['first', 'second']);
  expect(sockets.size).toBe(1);
  await closed;
  await expect(ask(through)).rejects.toThrow(/closed/);
});
