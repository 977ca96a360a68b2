import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { buildClientSchema, getIntrospectionQuery } from 'graphql';
import { until } from '../until.ts';
import { ask, askOffers, codesOf, startBench, type Bench } from './harness.ts';

/** How an attempt to connect fails; null where it does not. */
const connecting = (port: number) =>
  new Promise<string | null>((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.destroy());
    socket.once('error', ({ code = '' }: NodeJS.ErrnoException) => resolve(code)).once('close', () => resolve(null));
  });

describe('the gateway', () => {
  let bench: Bench;
  beforeEach(async () => (bench = await startBench()));
  afterEach(() => bench.close());

  test('answers an operation from three subgraphs as one', async () => {
    const answer = await askOffers(bench);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      data: {
        product: {
          name: 'Product 1',
          offers: [
            { __typename: 'BookOffer', id: 'b1', seller: { name: 'Books' }, pages: 9 },
            { __typename: 'ClosedOffer', id: 'c1', seller: null },
            { __typename: 'MusicOffer', id: 'm1', seller: { name: 'Music' }, tracks: 3 },
            { __typename: 'BookOffer', id: 'b2', seller: { name: 'Books' }, pages: 9 },
          ],
        },
      },
    });
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-type': 'application/json; charset=utf-8',
    });
  });

  test('asks the index once and each subgraph that has something to say once, at the same time', async () => {
    let asked = 0;
    for (const name of ['education', 'health'] as const)
      bench.subgraphs.misbehave(name, (honest) => async (request, signal) => {
        asked += 1;
        await until(() => asked === 2); // neither answers before both are asked
        return honest(request, signal);
      });
    expect(codesOf(await askOffers(bench))).toEqual([]);
    expect(bench.subgraphs.requests.map(({ subgraph }) => subgraph).toSorted()).toEqual([
      'child-index',
      'education',
      'health',
    ]);
  });

  test('answers the same operation spelt in two ways from one plan, and never one client from the answer of another', async () => {
    const first = await ask(bench, { query: '{product(id:"1"){name}}' });
    const second = await ask(bench, { query: '# again\nquery { product(id: "1") { name } }' });
    expect(second.body).toEqual(first.body);
    expect(bench.subgraphs.requests).toHaveLength(2);
    const hashes = bench.trail.entries.map(({ content }) => content['operationHash']);
    expect(hashes[0]).toBe(hashes[1]);
  });

  test('tells its schema where the settings allow it, and only what clients may see', async () => {
    const open = await startBench({ introspection: true });
    const answer = await ask(open, { query: getIntrospectionQuery() });
    const schema = buildClientSchema(answer.body.data);
    expect(schema.getType('BookOffer')).toBeDefined();
    expect(answer.text).not.toMatch(/_entities|_service|"seal"|join__/);
    await open.close();
  });

  test('turns requests away when too many are under way', async () => {
    const narrow = await startBench({ maxInFlight: 1 });
    const [held, arrived] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    narrow.subgraphs.misbehave('child-index', (honest) => async (request, signal) => {
      arrived.resolve();
      await held.promise;
      return honest(request, signal);
    });
    const first = askOffers(narrow);
    await arrived.promise;
    for (const answer of await Promise.all([askOffers(narrow), askOffers(narrow)]))
      expect(codesOf(answer)).toEqual(['OVERLOADED']);
    held.resolve();
    expect(codesOf(await first)).toEqual([]);
    await narrow.close();
  });

  test('serves further routes on the same port, which read their own JSON', async () => {
    const more = await startBench({
      routes: (app) => {
        app.get('/keys.json', () => ({ keys: [] }));
        app.post('/internal/echo', (request) => ({ got: request.body }));
      },
    });
    expect(await (await fetch(`${more.url}/keys.json`)).json()).toEqual({ keys: [] });
    const posted = await fetch(`${more.url}/internal/echo`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"a":1}',
    });
    expect(await posted.json()).toEqual({ got: { a: 1 } });
    await more.close();
  });

  test('is ready while all that it needs answers, and says nothing about what does not', async () => {
    let answers: () => Promise<boolean> = () => Promise.reject(new Error('database at 10.0.0.7'));
    let now = 1_000_000;
    const checked = await startBench({ checks: [() => answers(), () => Promise.resolve(true)], now: () => now });
    const ready = async () => {
      const answer = await fetch(`${checked.url}/health/ready`);
      return [answer.status, await answer.text()];
    };
    expect(await ready()).toEqual([503, '{"status":"not ready"}']);
    answers = () => Promise.resolve(true);
    expect(await ready()).toEqual([503, '{"status":"not ready"}']);
    now += 1_001;
    expect(await ready()).toEqual([200, '{"status":"ready"}']);
    await checked.close();
  });

  test('does not start on a document that is no supergraph', async () => {
    await expect(startBench({ supergraph: 'type Query { a: Int }' })).rejects.toThrow();
  });

  test('finishes what is under way when it closes, takes nothing new, then closes what it was given', async () => {
    const events: string[] = [];
    const closing = await startBench({
      onClose: async () => void events.push(`resources closed after ${closing.trail.entries.length} answer`),
    });
    const held = Promise.withResolvers<void>();
    closing.subgraphs.misbehave('health', (honest) => async (request, signal) => {
      await held.promise;
      return honest(request, signal);
    });
    const underWay = askOffers(closing);
    await until(() => closing.subgraphs.requests.length === 3);
    const closed = closing.close().then(() => events.push('closed'));
    await until(async () => (await connecting(closing.port)) === 'ECONNREFUSED');
    held.resolve();
    expect((await underWay).body.data.product.offers[2].seller).toEqual({ name: 'Music' });
    await closed;
    expect(events).toEqual(['resources closed after 1 answer', 'closed']);
  });
});
