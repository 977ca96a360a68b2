import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ERRORS } from '../../../schema/contract/error-codes.ts';
import type { Transport } from '../../../schema/contract/wire.ts';
import { httpTransport } from '../../../schema/wire/http-transport.ts';
import { ask, askOffers, codesOf, expectAlive, startBench, type Asked, type Bench } from '../harness.ts';

const says =
  (body: unknown, status = 200) =>
  (): Transport =>
  async () => ({
    status,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const outcomesOf = (bench: Bench) =>
  Object.fromEntries(
    (bench.trail.entries.at(-1)!.content['asked'] as { subgraph: string; status: string }[]).map((asked) => [
      asked.subgraph,
      asked.status,
    ]),
  );
const sellers = (answer: Asked) => answer.body.data.product.offers.map((offer: any) => offer.seller?.name ?? null);

describe('when a subgraph fails', () => {
  let bench: Bench;
  beforeEach(async () => (bench = await startBench({ subgraphTimeout: 150, requestTimeout: 400 })));
  afterEach(() => bench.close());

  const garbage: [string, (honest: Transport) => Transport, string][] = [
    [
      'refuses the connection',
      () => () => Promise.reject(new Error('connect ECONNREFUSED 10.0.0.7:80')),
      'UNREACHABLE',
    ],
    ['answers HTML', says('<html>nginx</html>'), 'UNREADABLE'],
    ['answers nothing', says(''), 'UNREADABLE'],
    ['answers a list', says([]), 'UNREADABLE'],
    ['answers null', says('null'), 'UNREADABLE'],
    ['answers an empty object', says({}), 'UNREADABLE'],
    ['answers data that are text', says({ data: 'all well' }), 'UNREADABLE'],
    ['answers without entities', says({ data: {} }), 'UNREADABLE'],
    ['answers too few entities', says({ data: { _entities: [] } }), 'UNREADABLE'],
    ['answers too many entities', says({ data: { _entities: [null, null, null] } }), 'UNREADABLE'],
    ['answers entities that are text', says({ data: { _entities: ['a'] } }), 'UNREADABLE'],
    ['answers another entity', says({ data: { _entities: [{ id: 'other', seller: { name: 'X' } }] } }), 'UNREADABLE'],
    ['answers an entity of another type', says({ data: { _entities: [{ __typename: 'BookOffer' }] } }), 'UNREADABLE'],
    ['answers errors without a shape', says({ errors: ['boom'] }), 'UNREADABLE'],
    ['answers status 500', says({ data: { _entities: [{ seller: { name: 'X' } }] } }, 500), 'UNREADABLE'],
    ['answers five megabytes', says({ data: { _entities: [{ note: 'x'.repeat(5_000_000) }] } }), 'UNREADABLE'],
    [
      'refuses our signature',
      says({ errors: [{ message: 'bad key k1', extensions: { code: 'UNAUTHENTICATED' } }] }, 401),
      'ANSWERED_WITH_ERRORS',
    ],
  ];
  test.each(garbage)(
    'because it %s, the others answer, and the error is at its own entry',
    async (_, behaviour, outcome) => {
      bench.subgraphs.misbehave('health', behaviour);
      const answer = await askOffers(bench);
      expect(answer.status).toBe(200);
      expect(sellers(answer)).toEqual(['Books', null, null, 'Books']);
      expect(answer.body.errors).toEqual([
        {
          message: ERRORS.SUBGRAPH_UNAVAILABLE.message,
          path: ['product', 'offers', 2],
          extensions: { code: 'SUBGRAPH_UNAVAILABLE' },
        },
      ]);
      expect(outcomesOf(bench)).toEqual({ 'child-index': 'ANSWERED', education: 'ANSWERED', health: outcome });
      expect(bench.trail.entries.at(-1)!.content['codes']).toEqual(['SUBGRAPH_UNAVAILABLE']);
      await expectAlive(bench);
    },
  );

  test('with several entries, each of them says so', async () => {
    bench.subgraphs.misbehave('education', () => () => Promise.reject(new Error('killed')));
    const answer = await askOffers(bench);
    expect(sellers(answer)).toEqual([null, null, 'Music', null]);
    expect(answer.body.errors!.map(({ path }) => path)).toEqual([
      ['product', 'offers', 0],
      ['product', 'offers', 3],
    ]);
  });

  test('with one entry, its error is there and the other entries are whole', async () => {
    bench.subgraphs.misbehave(
      'education',
      says({
        data: { _entities: [{ seller: { name: 'Books' }, pages: 1 }, null] },
        errors: [
          {
            message: 'John Smith not found in table case_notes',
            path: ['_entities', 1, 'seller'],
            extensions: {
              code: 'FORBIDDEN',
              reason: 'STATEMENT_INVALID',
              stacktrace: ['at secret.ts'],
              serviceName: 'x',
            },
          },
        ],
      }),
    );
    const answer = await askOffers(bench);
    expect(sellers(answer)).toEqual(['Books', null, 'Music', null]);
    expect(answer.body.errors).toEqual([
      {
        message: ERRORS.FORBIDDEN.message,
        path: ['product', 'offers', 3, 'seller'],
        extensions: expect.objectContaining({ code: 'FORBIDDEN', reason: 'STATEMENT_INVALID' }),
      },
    ]);
    expect(answer.text).not.toMatch(/Smith|case_notes|secret|serviceName|education/);
  });

  test('by hanging, it costs its own deadline and no more, though it never heeds the signal', async () => {
    bench.subgraphs.misbehave('health', () => () => new Promise(() => undefined));
    const answer = await askOffers(bench);
    expect(sellers(answer)).toEqual(['Books', null, null, 'Books']);
    expect(outcomesOf(bench)).toMatchObject({ health: 'LATE' });
  });

  test('no subgraph is asked once the deadline of the request has passed', async () => {
    await bench.close();
    bench = await startBench({ subgraphTimeout: 300, requestTimeout: 100 });
    bench.subgraphs.misbehave('child-index', (honest) => async (request, signal) => {
      const answer = await honest(request, signal);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 110);
      return answer;
    });
    const answer = await askOffers(bench);
    expect(bench.subgraphs.requests.map(({ subgraph }) => subgraph)).toEqual(['child-index']);
    expect(new Set(codesOf(answer))).toEqual(new Set(['SUBGRAPH_UNAVAILABLE']));
  });

  test('at the root, the error is at each root field, and there is nothing more to ask', async () => {
    bench.subgraphs.misbehave('child-index', says('oops'));
    const answer = await ask(bench, { query: '{ a: product(id: "1") { offers { id } } product(id: "2") { name } }' });
    expect(answer.body.data).toEqual({ a: null, product: null });
    expect(answer.body.errors!.map(({ path }) => path)).toEqual([['a'], ['product']]);
    expect(bench.subgraphs.requests).toHaveLength(1);
  });

  test('at the root, what it refuses is refused in its code, and its words stay behind', async () => {
    bench.subgraphs.misbehave(
      'child-index',
      says({
        data: { product: null },
        errors: [{ message: 'secret', path: ['product'], extensions: { code: 'AUDIT_UNAVAILABLE' } }],
      }),
    );
    const answer = await askOffers(bench);
    expect(answer.body).toEqual({
      data: { product: null },
      errors: [
        { message: ERRORS.AUDIT_UNAVAILABLE.message, path: ['product'], extensions: { code: 'AUDIT_UNAVAILABLE' } },
      ],
    });
  });

  test('at a field that may not be null, nothing is left of the answer but the error', async () => {
    bench.subgraphs.misbehave('child-index', says('oops'));
    const answer = await ask(bench, { query: '{ products { id } }' });
    expect(answer.body.data).toBeNull();
    expect(codesOf(answer)).toEqual(['SUBGRAPH_UNAVAILABLE']);
  });

  test('with a code that is not of the closed list, or not for clients, it counts as not having answered', async () => {
    for (const code of ['DOWNSTREAM', 'INTERNAL', 'GRAPHQL_VALIDATION_FAILED', 'constructor', 7, null]) {
      bench.subgraphs.misbehave('child-index', says({ data: null, errors: [{ message: 'x', extensions: { code } }] }));
      expect(codesOf(await askOffers(bench))).toEqual(['SUBGRAPH_UNAVAILABLE']);
    }
  });

  test('with a path that is no path, the path does not go on', async () => {
    const path = ['product', 'DROP TABLE; John Smith'];
    bench.subgraphs.misbehave(
      'child-index',
      says({ data: { product: null }, errors: [{ path, extensions: { code: 'FORBIDDEN' } }] }),
    );
    expect((await askOffers(bench)).body.errors![0]!.path).toEqual(['product']);
  });

  test('B22 with a thousand errors, a hundred go on', async () => {
    const errors = Array.from({ length: 1_000 }, () => ({ path: ['product'], extensions: { code: 'FORBIDDEN' } }));
    bench.subgraphs.misbehave('child-index', says({ data: { product: null }, errors }));
    expect((await askOffers(bench)).body.errors).toHaveLength(100);
  });
});

describe('when a subgraph is another process', () => {
  let server: Server;
  let bench: Bench;
  let reached: { transport: Transport; close: () => Promise<void> };
  let reply: ((end: (body: string) => void) => void) | null;
  beforeEach(async () => {
    server = createServer((_, response) => reply?.((body) => response.end(body))).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    reached = httpTransport(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    bench = await startBench({ subgraphTimeout: 700 });
    bench.subgraphs.misbehave('health', () => reached.transport);
  });
  afterEach(async () => {
    await bench.close();
    server.closeAllConnections();
    server.close();
    await reached.close();
  });

  test('it answers like any other', async () => {
    reply = (end) => end('{"data":{"_entities":[{"seller":{"name":"Over HTTP"},"tracks":1}]}}');
    expect(sellers(await askOffers(bench))).toEqual(['Books', null, 'Over HTTP', 'Books']);
  });

  test('that hangs, the others answer within the deadline; and once it answers again, so does it', async () => {
    reply = null;
    expect(sellers(await askOffers(bench))).toEqual(['Books', null, null, 'Books']);
    expect(outcomesOf(bench)).toMatchObject({ health: 'LATE' });
    reply = (end) => end('{"data":{"_entities":[{"seller":{"name":"Back"},"tracks":1}]}}');
    expect(sellers(await askOffers(bench))).toEqual(['Books', null, 'Back', 'Books']);
  });

  test('that is gone, the others answer', async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    const answer = await askOffers(bench);
    expect(sellers(answer)).toEqual(['Books', null, null, 'Books']);
    expect(outcomesOf(bench)).toMatchObject({ health: 'UNREACHABLE' });
  });
});
