import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { publicOperations } from '../../../gateway/identity/public-operations.ts';
import { decodeRequestContext } from '../../../schema/contract/request-context.ts';
import { ask, expectRefused, startBench, type Bench } from '../harness.ts';
import { composeShop } from '../shop.ts';

const NO_TOKEN = { headers: { authorization: '', 'access-purpose': '', 'access-reason': '' } };
const NAMES = '{ products { name } }';

describe('an operation without a token', () => {
  let bench: Bench;

  beforeAll(async () => {
    bench = await startBench({ publicSubgraphs: ['child-index'] });
  });

  afterAll(() => bench.close());

  test('is answered where it asks only subgraphs that anybody may ask, and is on the query log', async () => {
    bench.subgraphs.requests.splice(0);
    const { status, body } = await ask(bench, { query: NAMES }, NO_TOKEN);
    expect([status, body.data]).toEqual([200, { products: [{ name: 'Product 1' }, { name: 'Product 2' }] }]);
    const entry = bench.trail.entries.at(-1);
    expect(entry).toMatchObject({ kind: 'query', actor: null, purpose: null });
    const [asked] = bench.subgraphs.requests;
    const context = decodeRequestContext(asked!.request.headers['request-context']!);
    expect(context).toMatchObject({
      actor: { id: 'nobody', purposes: [], standing: 'AGREEMENT_MISSING' },
      purpose: null,
    });
  });

  test('gets nothing from a subgraph that not everybody may ask, even where the operation begins in one', async () => {
    bench.subgraphs.requests.splice(0);
    const query = '{ product(id: "1") { name offers { id ... on BookOffer { pages } } } }';
    const { body } = await ask(bench, { query }, NO_TOKEN);
    expect(body.data.product.offers[0]).toEqual({ id: 'b1', pages: null });
    expect(bench.subgraphs.requests.map(({ subgraph }) => subgraph)).toEqual(['child-index']);
  });

  test.each([
    ['changes something', 'mutation { rename(id: "1", name: "x") { name } }'],
    ['asks for the schema', '{ __schema { types { name } } }'],
  ])('is refused where it %s', async (_what, query) => {
    bench.subgraphs.requests.splice(0);
    const open = await startBench({ publicSubgraphs: ['child-index'], introspection: true });
    await expectRefused(open, await ask(open, { query }, NO_TOKEN), 'UNAUTHENTICATED');
    await open.close();
  });

  test('a wrong token is not taken for none', async () => {
    bench.subgraphs.requests.splice(0);
    const headers = { authorization: 'Bearer nonsense' };
    await expectRefused(bench, await ask(bench, { query: NAMES }, { headers }), 'UNAUTHENTICATED');
  });
});

test('a mutation that is named needs no token, and any other does', async () => {
  const named = await startBench({ publicSubgraphs: ['child-index'], publicMutations: ['rename'] });
  const { body } = await ask(named, { query: 'mutation { rename(id: "1", name: "x") { name } }' }, NO_TOKEN);
  expect(body.data).toEqual({ rename: { name: 'x' } });
  await named.close();
  const isPublic = publicOperations(composeShop(), new Set(['child-index']), new Set(['other']));
  expect(isPublic('mutation { rename(id: 1, name: "") { id } }')).toBe(false);
});

test('without public subgraphs, nobody is let in without a token', async () => {
  const bench = await startBench();
  await expectRefused(bench, await ask(bench, { query: NAMES }, NO_TOKEN), 'UNAUTHENTICATED');
  await bench.close();
});

test.each([
  ['{ products { name } }', true],
  ['{ __typename ...A } fragment A on Query { products { name } ... on Query { product(id: 1) { id } } }', true],
  ['{ products { name } ...A } fragment A on Query { __schema { types { name } } }', false],
  ['query A { products { name } } mutation B { rename(id: 1, name: "") { id } }', false],
])('what is public of %s', (text, expected) => {
  expect(publicOperations(composeShop(), new Set(['child-index']))(text)).toBe(expected);
  expect(publicOperations(composeShop(), new Set(['education']))(text)).toBe(false);
});
