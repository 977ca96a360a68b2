import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { WireFailure } from '../../schema/wire/wire-failure.ts';
import { ask, askOffers } from '../gateway/harness.ts';
import { until } from '../until.ts';
import { QUICK, startFaultBench, type FaultBench } from './fault-bench.ts';
import { askedOf, expectPartial, expectRecovery, expectWhole } from './invariants.ts';

let bench: FaultBench;
beforeAll(async () => (bench = await startFaultBench()));
afterAll(() => bench.close());
beforeEach(async () => {
  bench.subgraph.requests.length = 0;
  bench.trail.entries.length = 0;
  expectWhole(bench, await askOffers(bench));
});
afterEach(async () => {
  bench.proxy.toxics = {};
  bench.subgraph.next.length = 0;
  bench.subgraph.always = null;
  bench.subgraph.keepAlive(5_000);
  await bench.proxy.start().catch(() => undefined); // where the test has not stopped it
  await expectRecovery(bench);
});

/** Waits until so many connections to the subgraph have ended. */
const untilEnded = (count: number) => until(() => bench.proxy.ended() >= count);

test('N01 a closed port: partial answers, and after five tries none for a while', async () => {
  const closed = await startFaultBench({ transport: { ...QUICK, breaker: { ...QUICK.breaker, openFor: 60_000 } } });
  await closed.proxy.stop();
  for (let time = 0; time < 3; time += 1) expectPartial(closed, await askOffers(closed), 'UNREACHABLE', 'SHED');
  const answers = await Promise.all(Array.from({ length: 5 }, () => askOffers(closed)));
  for (const answer of answers) expectPartial(closed, answer, 'UNREACHABLE', 'SHED');
  expectPartial(closed, await askOffers(closed), 'SHED');
  expect(closed.proxy.made()).toBe(0);
  await closed.close();
});

test('N02 accepted and never answered: late, and its socket is gone', async () => {
  const ended = bench.proxy.ended();
  bench.proxy.toxics = { isSilent: true };
  expectPartial(bench, await askOffers(bench), 'LATE');
  await untilEnded(ended + 1);
});

test('N03 slow, within its time: the whole answer', async () => {
  bench.proxy.toxics = { latency: 80, jitter: 60 };
  expectWhole(bench, await askOffers(bench));
  const other = await ask(bench, { query: '{ product(id: "1") { name } }' });
  expect(other.body).toEqual({ data: { product: { name: 'Product 1' } } });
});

test('N04 slower than its time: the rest is answered, and the subgraph sees that nobody waits', async () => {
  const [before, ended] = [bench.subgraph.abandoned(), bench.proxy.ended()];
  bench.subgraph.always = () => undefined;
  expectPartial(bench, await askOffers(bench), 'LATE');
  await untilEnded(ended + 1);
  await until(() => bench.subgraph.abandoned() === before + 1);
});

test('N05 headers at once and a body that drips: the whole has a deadline, not each piece alone', async () => {
  const ended = bench.proxy.ended();
  bench.subgraph.next.push((response, honest) => {
    response.writeHead(200, { 'content-type': 'application/json' }).flushHeaders();
    let sent = 0;
    const dripping = setInterval(() => void response.write(honest[sent++ % honest.length]), 20);
    response.once('close', () => clearInterval(dripping));
  });
  expectPartial(bench, await askOffers(bench), 'LATE');
  await untilEnded(ended + 1);
});

test('N06 a reset before the first byte: asked once more, which the record says', async () => {
  bench.subgraph.next.push((response) => void response.socket?.resetAndDestroy());
  const answer = await askOffers(bench);
  expectWhole(bench, answer);
  expect(askedOf(bench, answer)).toMatchObject({ status: 'ANSWERED', attempts: 2 });
  const [, first, second] = bench.subgraph.requests;
  expect(second!.body).toBe(first!.body);
  expect(second!.headers['signature-input']).not.toBe(first!.headers['signature-input']);
});

test('N07 a reset in the middle of the answer: not asked again, and half an answer is none', async () => {
  const before = bench.subgraph.requests.length;
  bench.subgraph.next.push((response, honest) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(honest) });
    response.write(honest.slice(0, -1), () => response.socket?.resetAndDestroy());
  });
  expectPartial(bench, await askOffers(bench), 'UNREADABLE');
  expect(bench.subgraph.requests).toHaveLength(before + 1);
});

test('N07 an answer without a length that ends early is none, though it may be JSON so far', async () => {
  bench.subgraph.next.push((response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.write('{"data":{"_entities":[{"seller":{"name":"Music"},"tracks":3}]}}', () => response.destroy());
  });
  expectPartial(bench, await askOffers(bench), 'UNREADABLE');
});

describe('N08 a connection that is closed just as a request is sent on it', () => {
  test('is no matter for a query', async () => {
    bench.subgraph.keepAlive(1);
    for (let time = 0; time < 20; time += 1) {
      expectWhole(bench, await askOffers(bench));
      await pause(time % 4);
    }
  });

  test('leaves a mutation unknown: it is not sent again', async () => {
    const before = bench.subgraphs.requests.length;
    bench.subgraphs.misbehave('child-index', () => async () => {
      throw new WireFailure('NO_ANSWER');
    });
    const answer = await ask(bench, { query: 'mutation { rename(id: "1", name: "New") { name } }' });
    expect(answer.body.errors!.map(({ extensions }) => extensions['code'])).toEqual(['SUBGRAPH_UNAVAILABLE']);
    expect(bench.trail.entries.at(-1)!.content['asked']).toEqual([
      { subgraph: 'child-index', status: 'UNKNOWN', ms: expect.any(Number) },
    ]);
    expect(bench.subgraphs.requests).toHaveLength(before + 1);
    bench.subgraphs.misbehave('child-index', (honest) => honest);
  });
});

test('N09 a network that changed under open connections: they are not used for ever', async () => {
  await Promise.all(Array.from({ length: 4 }, () => askOffers(bench)));
  const ended = bench.proxy.ended();
  bench.proxy.toxics = { isSilent: true };
  const lost = await Promise.all(Array.from({ length: 4 }, () => askOffers(bench)));
  for (const answer of lost) expectPartial(bench, answer, 'LATE');
  await untilEnded(ended + 4);
  bench.proxy.toxics = {};
  expectWhole(bench, await askOffers(bench));
});
