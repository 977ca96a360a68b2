import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer as httpServer, request as ask, type IncomingMessage, type Server } from 'node:http';
import { connect, createServer, type AddressInfo, type Server as NetServer, type Socket } from 'node:net';
import { duplexPair } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { TLSSocket } from 'node:tls';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readBare, writeBare } from '../../../gateway/overload/bare-tcp.ts';
import { Doorkeeper } from '../../../gateway/overload/doorkeeper.ts';
import { overloadGate, type OverloadGate } from '../../../gateway/overload/overload-gate.ts';
import { OVERLOAD_POLICY } from '../../../gateway/overload/overload-policy.ts';
import { until } from '../../until.ts';

const MEGABYTE = 1024 * 1024;

const portOf = (server: NetServer) => (server.address() as AddressInfo).port;

/** A connection as a server is given it, and its client. */
async function connection(): Promise<{ server: NetServer; served: Socket; client: Socket }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const client = connect(portOf(server), '127.0.0.1');
  const [served] = (await once(server, 'connection')) as [Socket];
  return { server, served, client };
}

test('with this Node connections are read into one buffer', async () => {
  const { server, served, client } = await connection();
  const seen: { text: string; memory: ArrayBufferLike }[] = [];
  expect(readBare(served, (bytes) => seen.push({ text: String(bytes), memory: bytes.buffer }))).toBe(true);
  served.resume();
  for (const text of ['one', 'two']) {
    client.write(text);
    await until(() => seen.at(-1)?.text === text);
  }
  expect(seen[0]?.memory).toBe(seen[1]?.memory);
  client.destroy();
  server.close();
});

test('what is not bare is read and written as ever', async () => {
  const { server, served, client } = await connection();
  const [inside, outside] = duplexPair();
  expect(readBare(inside as Socket, () => undefined)).toBe(false);
  writeBare(inside as Socket, Buffer.from('one'));
  expect(String((await once(outside, 'data'))[0])).toBe('one');
  // What it has below is bare, and it is not.
  const encrypted = new TLSSocket(served, { isServer: true });
  expect(readBare(encrypted, () => undefined)).toBe(false);
  let isSeen = false;
  client.on('data', () => (isSeen = true));
  writeBare(encrypted, Buffer.from('in the clear'));
  await pause(50);
  expect(isSeen).toBe(false);
  client.destroy();
  server.close();
});

test('what is written comes after what waits, and whole, also where it is more than the system takes at once', async () => {
  const { server, served, client } = await connection();
  const pieces = Array.from({ length: 9 }, () => randomBytes(MEGABYTE));
  client.pause();
  for (const piece of pieces) writeBare(served, piece);
  expect(served.writableLength).toBeGreaterThan(0);
  served.end();
  expect(Buffer.concat((await client.toArray()) as Buffer[]).equals(Buffer.concat(pieces))).toBe(true);
  server.close();
});

test('where the other end is gone, writing ends the connection and nothing else', async () => {
  const { server, served, client } = await connection();
  served.on('error', () => undefined);
  client.resetAndDestroy();
  while (!served.destroyed) {
    writeBare(served, Buffer.from('is anybody there?'));
    await pause(0);
  }
  expect(() => writeBare(served, Buffer.from('no'))).not.toThrow();
  server.close();
});

test('nothing is read while the connection is paused', async () => {
  const { server, served, client } = await connection();
  let text = '';
  readBare(served, (bytes) => (text += String(bytes)));
  served.resume();
  client.write('a');
  await until(() => text === 'a');
  served.pause();
  client.write('b');
  await pause(50);
  expect(text).toBe('a');
  served.resume();
  await until(() => text === 'ab');
  client.destroy();
  server.close();
});

test('who has said all that there is to say is told apart from who has gone', async () => {
  const { server, served, client } = await connection();
  readBare(served, () => undefined);
  served.resume();
  client.end('a');
  await once(served, 'end');
  expect(served.readableEnded).toBe(true);
  expect(served.errored).toBeNull();
  client.destroy();
  server.close();
});

let gate: OverloadGate;
let server: Server;
let serve: (request: IncomingMessage) => Promise<string>;
beforeEach(async () => {
  gate = overloadGate({ policy: OVERLOAD_POLICY, path: '/graphql', urgent: new Set() });
  const keeper = new Doorkeeper(gate, '/graphql', 0, () => undefined);
  server = httpServer((request, response) =>
    keeper.pass(request, response, () => void serve(request).then((text) => response.end(text))),
  );
  keeper.watch(server);
  await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterEach(() => {
  server.close();
  gate.close();
});

async function digestOf(bytes: AsyncIterable<Buffer>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of bytes) hash.update(chunk);
  return hash.digest('hex');
}

/** Sends a body in pieces, each after whatever else there is to do. */
async function answerTo(body: Buffer, piece: number): Promise<string> {
  const request = ask({ port: portOf(server), method: 'POST', path: '/graphql', agent: false });
  const answer = once(request, 'response') as Promise<[IncomingMessage]>;
  for (let at = 0; at < body.length; at += piece) {
    if (!request.write(body.subarray(at, at + piece))) await once(request, 'drain');
    await pause(0);
  }
  request.end();
  const [response] = await answer;
  return (await response.toArray()).join('');
}

test('of bodies that come at once each has its own bytes', async () => {
  serve = digestOf;
  const bodies = Array.from({ length: 20 }, (_, place) => randomBytes(20_000 + place * 10_007));
  const answers = await Promise.all(bodies.map((body, place) => answerTo(body, 700 + place * 997)));
  expect(answers).toEqual(bodies.map((body) => createHash('sha256').update(body).digest('hex')));
});

test('a body that nobody reads yet is not taken in, and is there in full later', async () => {
  let asked: IncomingMessage | null = null;
  const may = Promise.withResolvers<void>();
  serve = async (request) => {
    asked = request;
    await may.promise;
    return digestOf(request);
  };
  const body = randomBytes(32 * MEGABYTE);
  const answer = answerTo(body, MEGABYTE);
  await until(() => asked !== null);
  const taken = () => (asked as IncomingMessage | null)?.socket.bytesRead ?? 0;
  let before = -1;
  while (taken() !== before) {
    before = taken();
    await pause(200);
  }
  expect(before).toBeLessThan(MEGABYTE);
  may.resolve();
  expect(await answer).toBe(createHash('sha256').update(body).digest('hex'));
});
