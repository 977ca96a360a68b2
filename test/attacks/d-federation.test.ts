import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  ask,
  askOffers,
  codesOf,
  expectAlive,
  expectRefused,
  mintToken,
  startBench,
  type Bench,
} from '../gateway/harness.ts';

const TEXT = 'child Sorrel Example not found at db-7.internal, see /srv/app.js:12';

/** The rows of section D about what subgraphs do, and what they are asked; test/gateway has the others. */
describe('subgraphs that cannot be believed (attack table, section D)', () => {
  let bench: Bench;
  beforeAll(async () => (bench = await startBench()));
  afterAll(() => bench.close());
  beforeEach(() => {
    for (const name of ['child-index', 'education', 'health'] as const)
      bench.subgraphs.misbehave(name, (honest) => honest);
    bench.subgraphs.requests.length = 0;
    bench.trail.entries.length = 0;
    bench.logged.length = 0;
  });
  const music = { __typename: 'MusicOffer', seller: { name: 'Music' }, tracks: 3 };
  const entities = (...all: unknown[]) => JSON.stringify({ data: { _entities: all } });

  test.each([
    ['more entities than were asked for', entities(music, music)],
    ['fewer', entities()],
    ['entities of another type', entities({ ...music, __typename: 'BookOffer' })],
    ['no list', JSON.stringify({ data: { _entities: music } })],
    ['a number that is none', '{"data":{"_entities":[{"__typename":"MusicOffer","seller":null,"tracks":NaN}]}}'],
    ['more than an answer may have', entities({ ...music, seller: { name: 'x'.repeat(6 * 1024 * 1024) } })],
    ['half an answer', entities(music).slice(0, -9)],
    ['a page', '<html><body>502 Bad Gateway</body></html>'],
  ])('D09 %s: that part is unknown, and says so; the rest is answered', async (_, body) => {
    bench.subgraphs.misbehave('health', () => () => Promise.resolve({ status: 200, body }));
    const answer = await askOffers(bench);
    expect(answer.status).toBe(200);
    const [book, closed, tune] = answer.body.data.product.offers;
    expect([book.pages, closed.id]).toEqual([9, 'c1']);
    expect(tune).toMatchObject({ id: 'm1', tracks: null });
    expect(codesOf(answer)).toContain('SUBGRAPH_UNAVAILABLE');
    expect(answer.text.length).toBeLessThan(4_000);
    expect(bench.trail.entries).toHaveLength(1);
    await expectAlive(bench);
  });

  test.each(['three', { three: 3 }, [3], true, 2 ** 40])(
    'D09 %p where there is a number does not go on',
    async (tracks) => {
      bench.subgraphs.misbehave(
        'health',
        () => () => Promise.resolve({ status: 200, body: entities({ ...music, tracks }) }),
      );
      const answer = await askOffers(bench);
      expect(answer.body.data.product.offers[2]).toMatchObject({ id: 'm1', tracks: null });
      expect(answer.text).not.toContain('three');
    },
  );

  test('D15 there is no field that takes any id', async () => {
    for (const field of ['node(id: "1") { id }', 'nodes(ids: ["1"]) { id }', '_entity(id: "1") { id }'])
      await expectRefused(bench, await ask(bench, { query: `{ ${field} }` }), 'GRAPHQL_VALIDATION_FAILED');
  });

  test('D17 nothing of what a subgraph says in an error is told, logged or put on record', async () => {
    bench.subgraphs.misbehave(
      'health',
      () => () =>
        Promise.resolve({
          status: 200,
          body: JSON.stringify({
            data: { _entities: [null] },
            errors: [
              {
                message: TEXT,
                path: ['_entities', 0],
                extensions: { code: TEXT, reason: TEXT, exception: { stacktrace: [TEXT] } },
              },
            ],
          }),
        }),
    );
    const answer = await askOffers(bench);
    expect(codesOf(answer)).toEqual(['SUBGRAPH_UNAVAILABLE']);
    expect(answer.body.data.product.offers[0].seller).toEqual({ name: 'Books' });
    for (const text of [
      answer.text,
      JSON.stringify([...answer.headers]),
      bench.logged.join(''),
      JSON.stringify(bench.trail.entries),
    ])
      expect(text).not.toMatch(/Sorrel|internal|app\.js/);
  });

  test('D17 a subgraph that throws tells nothing either', async () => {
    bench.subgraphs.misbehave('health', () => () => Promise.reject(new Error(TEXT)));
    const answer = await askOffers(bench);
    expect(codesOf(answer)).toEqual(['SUBGRAPH_UNAVAILABLE']);
    expect([answer.text, bench.logged.join('')].join()).not.toMatch(/Sorrel|internal|app\.js/);
  });

  test('D19 what two actors ask at the same time is asked for each of them', async () => {
    const tokens = await Promise.all(['first', 'second'].map((sub) => mintToken({ sub })));
    let [waiting, release] = [0, () => undefined as void];
    const both = new Promise<void>((resolve) => (release = resolve));
    bench.subgraphs.misbehave('child-index', (honest) => async (request, signal) => {
      waiting += 1;
      if (waiting === 2) release();
      await both; // neither is answered before both have come
      return honest(request, signal);
    });
    const answers = await Promise.all(
      tokens.map((token) => askOffers(bench, { headers: { authorization: `Bearer ${token}` } })),
    );
    expect(answers.flatMap(codesOf)).toEqual([]);
    const actors = bench.subgraphs.requests.map(({ subgraph, request }) => {
      const { actor } = JSON.parse(Buffer.from(request.headers['request-context']!, 'base64url').toString());
      return `${actor.id} ${subgraph}`;
    });
    expect(actors.toSorted()).toEqual(
      ['first', 'second'].flatMap((actor) => ['child-index', 'education', 'health'].map((name) => `${actor} ${name}`)),
    );
  });
});
