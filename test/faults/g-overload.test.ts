import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, test } from '@jest/globals';
import { overloadGate } from '../../gateway/overload/overload-gate.ts';
import { OVERLOAD_POLICY } from '../../gateway/overload/overload-policy.ts';
import { attempt } from '../../gateway/transport/attempt.ts';
import { httpTransport } from '../../schema/wire/http-transport.ts';
import { ask, askOffers, codesOf, mintToken, OFFERS, type Asked } from '../gateway/harness.ts';
import { until } from '../until.ts';
import { PATIENT, PATIENT_HTTP, startFaultBench, type FaultBench } from './fault-bench.ts';
import { askedOf, expectRecovery, expectWhole } from './invariants.ts';

let bench: FaultBench;
afterEach(() => bench?.close());

describe('G01 more requests than there is room for', () => {
  const NARROW = { atOnce: 2, reserved: 1, waiting: 1, patience: 5, arrival: 20_000 };
  const urgently = { headers: { 'access-purpose': 'EARLY_HELP' } };

  /** Fills all places but the reserved one with requests that take as long as the answer of a subgraph. */
  async function fill(): Promise<{ free: () => void; inside: Promise<Asked[]> }> {
    const { promise: held, resolve: free } = Promise.withResolvers<void>();
    bench.subgraph.always = (response, honest) => void held.then(() => response.end(honest));
    const before = bench.subgraph.requests.length;
    const inside = Promise.all([askOffers(bench), askOffers(bench)]);
    await until(() => bench.subgraph.requests.length === before + 2);
    return { free, inside };
  }

  test('they are told to come again before anything of them is read, those inside are served', async () => {
    bench = await startFaultBench({ ...PATIENT, overload: NARROW, urgentPurposes: ['EARLY_HELP'] }, PATIENT_HTTP);
    const { free, inside } = await fill();
    const waits = askOffers(bench); // in the one place to wait, where it does not stay for long
    const nonsense = { headers: { authorization: 'Bearer nonsense' } };
    await Promise.all(
      Array.from({ length: 20 }, async () => {
        const refused = await ask(bench, 'not even JSON', nonsense);
        if (codesOf(refused)[0] === 'UNAUTHENTICATED') return; // while the one place was free
        expect([refused.status, codesOf(refused), refused.headers.get('retry-after')]).toEqual([
          503,
          ['OVERLOADED'],
          '1',
        ]);
        expect(refused.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      }),
    );
    expect(codesOf(await waits)).toEqual(['OVERLOADED']);
    free();
    for (const answer of await inside) expectWhole(bench, answer);
    await expectRecovery(bench);
    await bench.gateway.close();
    const counted = bench.trail.entries.find(({ content }) => content['refusalsLeftOut'] !== undefined);
    expect(counted?.content['refusalsLeftOut']).toMatchObject({ byCode: { OVERLOADED: expect.any(Number) } });
  });

  test('one that does not send its body keeps a place for a moment alone', async () => {
    bench = await startFaultBench({ ...PATIENT, overload: { ...NARROW, atOnce: 1, waiting: 0, arrival: 2_000 } });
    const head = ['POST /graphql HTTP/1.1', 'Host: localhost', 'Content-Type: application/json', 'Content-Length: 9'];
    const token = `Authorization: Bearer ${await mintToken()}`;
    const socket = connect(bench.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(`${[...head, token, 'Access-Purpose: SERVICE', 'Access-Reason: first visit'].join('\r\n')}\r\n\r\n`);
    let refused = 0;
    for (let round = 0; round < 100 && refused === 0; round += 1) refused += codesOf(await askOffers(bench)).length;
    expect(refused).toBe(1);
    await expectRecovery(bench);
    expect(socket.destroyed).toBe(false);
    socket.destroy();
  });

  test('and those of urgent purposes come last to that', async () => {
    bench = await startFaultBench({ ...PATIENT, overload: NARROW, urgentPurposes: ['EARLY_HELP'] }, PATIENT_HTTP);
    const { free, inside } = await fill();
    const urgent = askOffers(bench, urgently);
    await until(() => bench.subgraph.requests.length === 3);
    expect(codesOf(await askOffers(bench))).toEqual(['OVERLOADED']);
    free();
    expectWhole(bench, await urgent);
    await inside;
    await expectRecovery(bench);
  });
});

/** Says its port, and when it is asked; answers in time, and lets whoever waits for that go on when it is too late. */
const ANSWERS_LATE = `
const { parentPort, workerData } = require('node:worker_threads');
require('node:http').createServer((_, response) => {
  parentPort.postMessage(null);
  response.end('{"data":{}}');
  setTimeout(() => { Atomics.store(workerData, 0, 1); Atomics.notify(workerData, 0); }, 2_500);
}).listen(0, '127.0.0.1', function () { parentPort.postMessage(this.address().port) })`;

describe('G02 an event loop that is blocked', () => {
  test('lets fewer requests in, and all of them when it runs again', async () => {
    let late = 500;
    const gate = overloadGate({
      policy: { ...OVERLOAD_POLICY, every: 5 },
      path: '/graphql',
      urgent: new Set(),
      delay: { read: () => late, close: () => undefined },
    });
    await until(() => gate.state().limit === OVERLOAD_POLICY.fewest);
    late = 0;
    await until(() => gate.state().limit === OVERLOAD_POLICY.atOnce);
    gate.close();
  });

  test('does not make an answer late that is there already', async () => {
    const isThere = new Int32Array(new SharedArrayBuffer(4));
    const other = new Worker(ANSWERS_LATE, { eval: true, workerData: isThere });
    const [port] = (await once(other, 'message')) as [number];
    const { transport, close } = httpTransport(`http://127.0.0.1:${port}`, PATIENT_HTTP);
    const request = { method: 'POST', path: '/', headers: {}, body: '{}' } as const;
    const asked = once(other, 'message');
    const answered = attempt((signal) => transport(request, signal), 2_000, null);
    await asked;
    Atomics.wait(isThere, 0, 0, 20_000);
    expect(await answered).toMatchObject({ fault: null, response: { status: 200 } });
    await other.terminate();
    await close();
  });
});

test('G03 many large answers: no more bytes are held than may be, and all are given back', async () => {
  bench = await startFaultBench({ ...PATIENT, overload: { heldBytes: 200_000 } }, PATIENT_HTTP);
  const large = (honest: string) => `${honest}${' '.repeat(60_000)}`;
  bench.subgraph.always = (response, honest) => response.end(large(honest));
  // Another subgraph takes its time, so that the large answers are all held at once.
  const { promise: held, resolve: free } = Promise.withResolvers<void>();
  bench.subgraphs.misbehave('education', (honest) => async (request, signal) => {
    const answer = await honest(request, signal);
    await held;
    return answer;
  });
  let refused = 0;
  const one = async () => {
    const answer = await askOffers(bench);
    refused += codesOf(answer).includes('OVERLOADED') ? 1 : 0;
    return answer;
  };
  const asking = Promise.all(Array.from({ length: 12 }, one));
  await until(() => bench.answers() + refused === 12);
  free();
  const answers = await asking;
  const outcomes = answers.map((answer) => askedOf(bench, answer)?.status ?? codesOf(answer)[0] ?? '');
  expect(outcomes.filter((outcome) => outcome === 'ANSWERED')).toHaveLength(3);
  // Those that were inside by then, and those that were not.
  expect(outcomes.filter((outcome) => ['SHED', 'OVERLOADED'].includes(outcome))).toHaveLength(9);
  bench.subgraphs.misbehave('education', (honest) => honest);
  for (let round = 0; round < 6; round += 1) expectWhole(bench, await askOffers(bench));
});

test('G04 a client that hangs up: its subgraphs are no longer waited for, and the record says so', async () => {
  bench = await startFaultBench();
  bench.subgraph.always = () => undefined;
  const client = new AbortController();
  const asking = askOffers(bench, { signal: client.signal }).catch(() => null);
  await until(() => bench.subgraph.requests.length === 1);
  client.abort();
  expect(await asking).toBeNull();
  await until(() => bench.subgraph.abandoned() === 1 && bench.trail.entries.length === 1);
  expect(bench.trail.entries[0]!.content).toMatchObject({
    aborted: true,
    asked: expect.arrayContaining([{ subgraph: 'health', status: 'ABANDONED', ms: expect.any(Number) }]),
  });
  bench.subgraph.always = null;
  await expectRecovery(bench);
});

test('G05 a client that does not read its answer: it is hung up on, and the record stands', async () => {
  bench = await startFaultBench({ overload: { writeTimeout: 100 } });
  const name = 'x'.repeat(3_900_000);
  bench.subgraphs.misbehave('child-index', () => async () => ({
    status: 200,
    body: JSON.stringify({ data: { product: { name, offers: [] } } }),
  }));
  const body = JSON.stringify({ query: OFFERS, variables: { id: '1' } });
  const head = [
    'POST /graphql HTTP/1.1',
    'Host: localhost',
    'Content-Type: application/json',
    `Authorization: Bearer ${await mintToken()}`,
    'Access-Purpose: SERVICE',
    'Access-Reason: first visit',
    `Content-Length: ${body.length}`,
  ].join('\r\n');
  const request = `${head}\r\n\r\n${body}`;
  const socket = connect(bench.port, '127.0.0.1').pause();
  socket.on('error', () => undefined);
  // One after another on one connection: more than its buffers take.
  socket.write(request.repeat(4));
  await until(() => bench.trail.entries.length > 0);
  await pause(2_000);
  let read = 0;
  socket.on('data', (chunk: Buffer) => (read += chunk.length)).resume();
  await once(socket, 'close');
  expect(read).toBeLessThan(4 * name.length);
  expect(bench.trail.entries[0]!.content).toMatchObject({ codes: [] });
  bench.subgraphs.misbehave('child-index', (honest) => honest);
  await expectRecovery(bench);
});
