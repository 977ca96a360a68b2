import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { ErrorCode, ErrorDetail } from '../../schema/contract/error-codes.ts';
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

const many = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i)).join(' ');

/** The rows of section B that are not about the document alone (test/gateway/limits/document-attacks.test.ts has those). */
describe('documents that would cost too much (attack table, section B)', () => {
  let bench: Bench;
  beforeAll(async () => (bench = await startBench()));
  afterAll(() => bench.close());
  beforeEach(() => {
    bench.subgraphs.requests.length = 0;
  });
  /** Refused, and an honest request that came at the same time is answered. */
  const refuse = async (body: object, code: ErrorCode, detail?: ErrorDetail) => {
    const answer = await ask(bench, body);
    await expectRefused(bench, answer, code, detail);
    expect(codesOf(await askOffers(bench))).toEqual([]);
    bench.subgraphs.requests.length = 0;
  };

  test('B09 a hundred fields that have to be compared with each other', async () => {
    await refuse({ query: `{ ${many(100, () => 'products { id name note similar { id } }')} }` }, 'OPERATION_LIMIT');
    const inside = `{ product(id: 1) { ${many(100, (i) => `similar { id ...f${i % 5} }`)} } } ${many(5, (i) => `fragment f${i} on Product { name }`)}`;
    expect((await ask(bench, { query: inside })).status).toBeLessThan(500);
  });

  test('B12 a long chain of fragments with conditions on types', async () => {
    for (const length of [20, 200, 600]) {
      const query = `{ product(id: 1) { offers { ${'... on Offer { '.repeat(length)} id ${'} '.repeat(length)} } } }`;
      const { status, body } = await ask(bench, { query });
      expect(status).toBeLessThan(500);
      if (status === 200) expect(body.data.product.offers).toHaveLength(4);
    }
    await expectAlive(bench);
  });

  test('B15 lists in lists in lists', async () => {
    const query = (first: number) =>
      `{ products(first: ${first}) { similar { similar { similar { similar { id } } } } } }`;
    await refuse({ query: query(100) }, 'OPERATION_LIMIT');
    expect(codesOf(await ask(bench, { query: query(1) }))).toEqual([]);
  });

  test('B16 a list whose length nobody says is taken to have ten items', async () => {
    const nested = (depth: number): string => (depth === 0 ? 'id' : `similar { ${nested(depth - 1)} }`);
    await refuse({ query: `{ products { ${nested(4)} } }` }, 'OPERATION_LIMIT');
    expect(codesOf(await ask(bench, { query: `{ products { ${nested(2)} } }` }))).toEqual([]);
  });

  test('B18 what an operation costs depends on its variables, and is asked each time', async () => {
    const query = 'query ($n: Int) { products(first: $n) { similar { similar { id } } } }';
    for (const n of [1, 5]) expect(codesOf(await ask(bench, { query, variables: { n } }))).toEqual([]);
    bench.subgraphs.requests.length = 0;
    await refuse({ query, variables: { n: 100_000 } }, 'OPERATION_LIMIT');
  });

  test('B08 variables with thousands of values, and such as are nested deep', async () => {
    const query = 'query ($id: ID!) { product(id: $id) { id } }';
    await refuse({ query, variables: { id: Array(3_000).fill(1) } }, 'OPERATION_LIMIT');
    await refuse({ query, variables: { id: [[[[[[[[[1]]]]]]]]] } }, 'OPERATION_LIMIT');
  });

  test.each([-1, 2 ** 31, '"10"', 1.5])('B17 a page of %s', async (first) => {
    const answer = await ask(bench, { query: `{ products(first: ${first}) { id } }` });
    // A negative number is an Int; what it means is for the subgraph to say.
    if (first === -1) expect(answer.status).toBe(200);
    else await expectRefused(bench, answer, 'GRAPHQL_VALIDATION_FAILED');
  });

  test('B19 hundreds of spellings of one operation are planned once', async () => {
    for (let batch = 0; batch < 40; batch += 1)
      await Promise.all(
        Array.from({ length: 10 }, async (_, i) => {
          const answer = await ask(bench, {
            query: `#${batch}-${i}${'x'.repeat(4_000)}\n{ product(id: "1") { name } }`,
          });
          expect(answer.body).toEqual({ data: { product: { name: 'Product 1' } } });
        }),
      );
    const hashes = new Set(bench.trail.entries.slice(-400).map(({ content }) => content['operationHash']));
    expect(hashes.size).toBe(1);
  });

  test('B20 a plan that two actors share carries neither of them', async () => {
    const actors = await Promise.all(['first', 'second'].map((sub) => mintToken({ sub, unit: `unit-${sub}` })));
    for (const token of [...actors, ...actors])
      await askOffers(bench, { headers: { authorization: `Bearer ${token}` } });
    const contexts = bench.subgraphs.requests.map(({ request }) =>
      JSON.parse(Buffer.from(request.headers['request-context']!, 'base64url').toString()),
    );
    const pairs = contexts.map(({ actor }) => `${actor.id} ${actor.unit}`);
    expect(pairs).toEqual([
      ...Array(3).fill('first unit-first'),
      ...Array(3).fill('second unit-second'),
      ...Array(3).fill('first unit-first'),
      ...Array(3).fill('second unit-second'),
    ]);
    const bodies = bench.subgraphs.requests.map(({ request }) => request.body);
    expect(bodies.slice(0, 1)).toEqual(bodies.slice(3, 4));
    expect(bodies.join()).not.toMatch(/first|second|unit/);
  });
});
