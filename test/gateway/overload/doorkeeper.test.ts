import { createServer, type Server } from 'node:http';
import { duplexPair, type Duplex } from 'node:stream';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Doorkeeper } from '../../../gateway/overload/doorkeeper.ts';
import { overloadGate, type OverloadGate } from '../../../gateway/overload/overload-gate.ts';
import { OVERLOAD_POLICY } from '../../../gateway/overload/overload-policy.ts';
import { until } from '../../until.ts';

const POST = 'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}';
const GET = 'GET /other HTTP/1.1\r\nHost: localhost\r\n\r\n';
/** Longer than a test may take. */
const FOR_EVER = 1_000_000;

let server: Server;
let gate: OverloadGate;
let keeper: Doorkeeper;
let turnedAway: [peer: string, requests: number][] = [];
beforeEach(() => {
  turnedAway = [];
  gate = overloadGate({ policy: { ...OVERLOAD_POLICY, atOnce: 0, waiting: 0 }, path: '/graphql', urgent: new Set() });
});
afterEach(() => {
  keeper.close();
  server.close();
  gate.close();
});

interface Connection {
  readonly push: (text: string | null) => void;
  readonly statuses: () => string[];
  readonly ids: () => string[];
  readonly client: Duplex;
}

/** A server that has no room. */
async function serve(hold: number): Promise<void> {
  keeper = new Doorkeeper(gate, '/graphql', hold, (...told) => turnedAway.push(told));
  server = createServer((request, response) =>
    keeper.pass(request, response, () => void request.resume().on('end', () => response.end('served'))),
  );
  keeper.watch(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
}

/** A connection to it. What it says is gathered. */
function connection(): Connection {
  const [client, served] = duplexPair();
  let text = '';
  client.setEncoding('latin1').on('data', (chunk: string) => (text += chunk));
  server.emit('connection', served);
  const found = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, what]) => what ?? '');
  return {
    push: (bytes) => void served.push(bytes === null ? null : Buffer.from(bytes, 'latin1')),
    statuses: () => found(/HTTP\/1\.1 (\d+)/g),
    ids: () => found(/x-request-id: (\S+)/g),
    client,
  };
}

/** One on which node:http has answered once. */
async function keptConnection(): Promise<Connection> {
  const kept = connection();
  kept.push(GET);
  await until(() => kept.statuses().length === 1);
  return kept;
}

test('whoever is refused is told after a moment, each time', async () => {
  await serve(5);
  const { push, statuses, ids } = await keptConnection();
  for (const round of [1, 2]) {
    push(POST);
    await until(() => statuses().length === 1 + round);
  }
  expect(statuses()).toEqual(['200', '503', '503']);
  expect(new Set(ids()).size).toBe(2);
});

test('what comes on a connection meanwhile is answered after what was turned away', async () => {
  await serve(FOR_EVER);
  const { push, statuses } = await keptConnection();
  push(POST);
  push(GET);
  await until(() => statuses().length === 3);
  expect(statuses()).toEqual(['200', '503', '200']);
  expect(turnedAway).toEqual([['', 1]]);
});

test('one that has said all that it will say is still told', async () => {
  await serve(FOR_EVER);
  const { push, statuses, client } = await keptConnection();
  push(POST);
  push(null);
  await until(() => client.readableEnded);
  expect(statuses()).toEqual(['200', '503']);
});

test('one that has gone is not, and nobody minds', async () => {
  await serve(5);
  const [gone, fresh, stays] = [await keptConnection(), connection(), await keptConnection()];
  for (const { push } of [gone, fresh, stays]) push(POST);
  for (const { client } of [gone, fresh]) client.destroy();
  await until(() => turnedAway.reduce((sum, [, requests]) => sum + requests, 0) === 3);
  await until(() => stays.statuses().length === 2);
});

test('before the server closes all are told, and from then on at once', async () => {
  await serve(FOR_EVER);
  const [kept, fresh, late] = [await keptConnection(), connection(), await keptConnection()];
  kept.push(POST);
  fresh.push(POST);
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect([kept.statuses(), fresh.statuses()]).toEqual([['200'], []]);
  keeper.close();
  late.push(POST);
  await until(() => [kept, fresh, late].every(({ statuses }) => statuses().at(-1) === '503'));
});
