import { connect, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ask, codesOf, startBench, type Bench } from '../gateway/harness.ts';

let bench: Bench;
beforeAll(async () => (bench = await startBench({ maxInFlight: 4 })));
afterAll(() => bench.close());

test('A09 those who send slowly hold a socket, and no place among the requests under way', async () => {
  const beginnings = [
    'POST /graphql HTTP/1.1\r\nHost: x\r\nX-Slow: ',
    'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{',
  ];
  const sockets: Socket[] = [];
  for (let turn = 0; turn < 40; turn += 1) {
    const socket = connect(bench.port, '127.0.0.1').on('error', () => undefined);
    await once(socket, 'connect');
    socket.write(beginnings[turn % 2]!);
    sockets.push(socket);
  }
  const answers = await Promise.all([1, 2, 3].map(() => ask(bench, { query: '{ product(id: "1") { name } }' })));
  expect(answers.flatMap(codesOf)).toEqual([]);
  for (const socket of sockets) socket.destroy();
});
