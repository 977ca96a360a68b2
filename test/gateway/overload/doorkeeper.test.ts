import { createServer, type Server } from 'node:http';
import { duplexPair, type Duplex } from 'node:stream';
import { afterEach, expect, test } from '@jest/globals';
import { Doorkeeper } from '../../../gateway/overload/doorkeeper.ts';
import { overloadGate, type OverloadGate } from '../../../gateway/overload/overload-gate.ts';
import { OVERLOAD_POLICY } from '../../../gateway/overload/overload-policy.ts';
import { until } from '../../until.ts';

const POST = 'POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}';
const GET = 'GET /other HTTP/1.1\r\nHost: localhost\r\n\r\n';

let server: Server;
let gate: OverloadGate;
let turnedAway = 0;
afterEach(() => {
  server.close();
  gate.close();
});

/** A connection to a server that has no room, on which node:http has answered once. What it says is gathered. */
async function keptConnection(): Promise<{ push: (text: string | null) => void; said: () => string; client: Duplex }> {
  gate = overloadGate({ policy: { ...OVERLOAD_POLICY, atOnce: 0, waiting: 0 }, path: '/graphql', urgent: new Set() });
  turnedAway = 0;
  const keeper = new Doorkeeper(gate, '/graphql', () => (turnedAway += 1));
  server = createServer((request, response) => {
    keeper.begun(request, response);
    request.resume().on('end', () => response.end('served'));
  });
  keeper.watch(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const [client, served] = duplexPair();
  let text = '';
  client.setEncoding('latin1').on('data', (chunk: string) => (text += chunk));
  server.emit('connection', served);
  const push = (bytes: string | null) => void served.push(bytes === null ? null : Buffer.from(bytes, 'latin1'));
  push(GET);
  await until(() => text.includes('served'));
  text = '';
  return { push, said: () => text, client };
}

const statuses = (text: string) => [...text.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status);

test('what comes on a connection at once is answered after what was turned away', async () => {
  const { push, said } = await keptConnection();
  push(POST);
  push(GET);
  push(POST);
  await until(() => statuses(said()).length === 3);
  expect(statuses(said())).toEqual(['503', '200', '200']);
  expect(turnedAway).toBe(1);
});

test('one that has said all that it will say is still told', async () => {
  const { push, said, client } = await keptConnection();
  push(POST);
  push(null);
  await until(() => client.readableEnded);
  expect(statuses(said())).toEqual(['503']);
});
