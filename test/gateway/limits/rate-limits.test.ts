import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { clientAddress, trustedProxies } from '../../../gateway/limits/rate/client-address.ts';
import { memoryRateCounter, type RateCounter } from '../../../gateway/limits/rate/rate-counter.ts';
import { redisRateCounter } from '../../../gateway/limits/rate/redis-rate-counter.ts';
import { rateOf, takeToken } from '../../../gateway/limits/rate/token-bucket.ts';
import { redisConnection, type RedisConnection } from '../../../gateway/redis-connection.ts';
import { until } from '../../until.ts';
import { ask, codesOf, expectRefused, mintToken, startBench, type Bench } from '../harness.ts';

test('a bucket lets a burst through, then as many as it is filled with, whatever the clock does', () => {
  const rate = { perMinute: 60, burst: 2 };
  const first = takeToken(undefined, rate, 0);
  const second = takeToken(first.bucket, rate, 0);
  const third = takeToken(second.bucket, rate, 0);
  expect([first.wait, second.wait, third.wait]).toEqual([0, 0, 1_000]);
  expect(takeToken(third.bucket, rate, 400).wait).toBe(600);
  expect(takeToken(third.bucket, rate, 1_000).wait).toBe(0);
  expect(takeToken(third.bucket, rate, -60_000)).toEqual({ bucket: { tokens: 0, at: -60_000 }, wait: 1_000 });
  expect(takeToken(first.bucket, rate, 3_600_000).bucket.tokens).toBe(1);
});

describe('the address that requests are counted by', () => {
  const proxies = trustedProxies(['10.0.0.0/8', '192.0.2.1', '2001:db8:ffff::/48']);
  test.each([
    ['is the peer’s, whatever it says of others', '203.0.113.9', ['198.51.100.7'], '203.0.113.9'],
    ['is the one that a proxy of ours speaks for', '10.1.2.3', ['198.51.100.7'], '198.51.100.7'],
    ['is the last that is none of ours', '10.1.2.3', ['1.1.1.1, 198.51.100.7', '192.0.2.1'], '198.51.100.7'],
    ['is the proxy’s where it says nothing', '10.1.2.3', [], '10.1.2.3'],
    ['is the proxy’s where it says no address', '10.1.2.3', ['unknown'], '10.1.2.3'],
    ['may be written as one of IPv6', '::ffff:10.1.2.3', ['::ffff:198.51.100.7'], '198.51.100.7'],
    ['is a network in IPv6', '2001:db8:ffff::1', ['2001:db8:1:2:3::4'], '2001:db8:1:2::/64'],
    ['is one network however it is written', '2001:0db8:0001:0002:0:0:0:9', [], '2001:db8:1:2::/64'],
  ])('%s', (_, peer, forwarded, expected) => expect(clientAddress(peer, forwarded, proxies)).toBe(expected));

  test.each(['10.0.0.0/33', 'proxy', '10.0.0.0/', '::1/x'])('%s is no network', (listed) =>
    expect(() => trustedProxies([listed])).toThrow(listed),
  );
});

describe('a client that asks too often', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await startBench({
      rates: { actor: 6, client: 36, address: 6 },
      rateCounter: memoryRateCounter(() => 0), // no bucket is filled while the tests run
      publicSubgraphs: ['child-index'],
    });
  });
  afterAll(() => bench.close());
  const asks = async (times: number, claims: Record<string, unknown> | null) => {
    const authorization = claims === null ? '' : `Bearer ${await mintToken(claims)}`;
    const answers = [];
    for (let turn = 0; turn < times; turn += 1)
      answers.push(await ask(bench, { query: '{ product(id: "1") { name } }' }, { headers: { authorization } }));
    bench.subgraphs.requests.length = 0;
    return answers;
  };

  test('is told to wait, and for how long; another actor is not', async () => {
    const refused = (await asks(6, { sub: 'busy' })).at(-1)!;
    await expectRefused(bench, refused, 'RATE_LIMITED');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(bench.trail.entries.at(-1)).toMatchObject({ kind: 'security', actor: { id: 'busy' } });
    expect(codesOf((await asks(1, { sub: 'other' }))[0]!)).toEqual([]);
  });

  test('is counted as a program too, whoever uses it', async () => {
    for (const sub of ['a', 'b']) await asks(3, { sub, client_id: 'program' });
    expect(codesOf((await asks(1, { sub: 'c', client_id: 'program' }))[0]!)).toEqual(['RATE_LIMITED']);
    expect(codesOf((await asks(1, { sub: 'c', client_id: 'another' }))[0]!)).toEqual([]);
  });

  test('without a token is counted by its address, and a token of its own is counted apart', async () => {
    const answers = await asks(6, null);
    expect(codesOf(answers[4]!)).toEqual([]);
    expect(codesOf(answers[5]!)).toEqual(['RATE_LIMITED']);
    expect(codesOf((await asks(1, { sub: 'with-token' }))[0]!)).toEqual([]);
  });
});

test('changes without a token are counted each by itself, by address, whether they are mutations or forms', async () => {
  const forwarded = [
    {
      prefix: '/feed',
      get: () => Promise.reject(new Error('nothing is read')),
      post: async () => ({ status: 200, headers: {}, body: '' }),
    },
  ];
  const own = await startBench({
    rates: { actor: 0, client: 0, address: 600 },
    rateCounter: memoryRateCounter(() => 0),
    publicSubgraphs: ['child-index'],
    publicMutations: ['rename'],
    forwarded,
  });
  const nobody = { headers: { authorization: '' } };
  const rename = 'rename(id: "1", name: "New") { name }';
  const change = async (fields: string, init = nobody) =>
    codesOf(await ask(own, { query: `mutation { ${fields} } fragment F on Mutation { b: ${rename} }` }, init));
  const form = () => fetch(`${own.url}/feed`, { method: 'POST', body: new URLSearchParams('a=b') });
  expect(await change(`a: ${rename} ...F`)).toEqual([]);
  expect((await form()).status).toBe(200);
  expect(await change(`a: ${rename} ...F`)).toEqual([]); // the five that may come at once
  const refused = await ask(own, { query: `mutation { ${rename} }` }, nobody);
  expect([refused.status, codesOf(refused)]).toEqual([429, ['RATE_LIMITED']]);
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  expect((await form()).status).toBe(429);
  expect(codesOf(await ask(own, { query: '{ product(id: "1") { name } }' }, nobody))).toEqual([]);
  expect(await change(`a: ${rename} ...F`, {} as typeof nobody)).toEqual([]); // with a token
  await own.close();
});

test('where the shared counter does not answer each gateway counts by itself', async () => {
  const rateCounter: RateCounter = { take: () => Promise.reject(new Error('no Redis')) };
  const bench = await startBench({ rates: { actor: 6 }, rateCounter });
  const codes = [];
  for (let turn = 0; turn < 6; turn += 1) codes.push(codesOf(await ask(bench, { query: '{ __typename }' })).join());
  expect(codes).toEqual(['', '', '', '', '', 'RATE_LIMITED']);
  await bench.close();
});

const REDIS = process.env['TEST_REDIS_URL'];
const counters: [string, (connection: RedisConnection | null) => RateCounter][] = [
  ['in this process', () => memoryRateCounter()],
  ...(REDIS === undefined
    ? []
    : [['in Redis', (one) => redisRateCounter(one!, 'test-rate:')] as (typeof counters)[number]]),
];

test.each(counters)('requests are counted %s', async (_, counterOn) => {
  const connection = REDIS === undefined ? null : redisConnection(REDIS, () => undefined);
  await until(() => connection === null || connection.client.isReady);
  const counter = counterOn(connection);
  const key = `key-${Math.random()}`;
  const waits = [];
  for (let turn = 0; turn < 6; turn += 1) waits.push(await counter.take(key, rateOf(6)));
  expect(waits.slice(0, 5)).toEqual([0, 0, 0, 0, 0]);
  expect(waits[5]).toBeGreaterThan(5_000);
  expect(waits[5]).toBeLessThanOrEqual(10_000);
  await connection?.client.del(`test-rate:${key}`);
  await connection?.close();
});
