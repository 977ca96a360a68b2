import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { operationId } from '../../../gateway/execution/admission.ts';
import { cacheHints } from '../../../gateway/supergraph/cache-hints.ts';
import { loadSupergraph } from '../../../gateway/supergraph/load-supergraph.ts';
import { ask, expectRefused, mintToken, startBench, type Bench } from '../harness.ts';
import { composeShop } from '../shop.ts';

/** The shop, with hints as a subgraph that composes `@cacheControl` would leave them in the document. */
const SHOP = composeShop()
  .replace(
    '@link(url: "https://specs.apollo.dev/join',
    '@link(url: "https://shop.example/cacheControl/v0.1", import: [{ name: "@cacheControl", as: "@keep" }])\n  @link(url: "https://specs.apollo.dev/join',
  )
  .replace(
    'enum join__Graph',
    'directive @keep(maxAge: Int, scope: KeepScope, inheritMaxAge: Boolean) on FIELD_DEFINITION | OBJECT\nenum KeepScope { PUBLIC PRIVATE }\nenum join__Graph',
  )
  .replace(/(products\([^)]*\): \[Product!\]!.*)/, '$1 @keep(maxAge: 30)')
  .replace(/(product\(id: ID!\): Product.*)/, '$1 @keep(maxAge: 90)')
  .replace(/(similar: \[Product!\]!.*)/, '$1 @keep(inheritMaxAge: true)')
  .replace(/(note: String.*)/, '$1 @keep(scope: PRIVATE)');

test.each([
  ['{ products { name } }', 30],
  ['{ product(id: 1) { id name __typename } }', 90],
  ['{ product(id: 1) { name } products { name } }', 30],
  ['{ product(id: 1) { similar { name similar { id } } } }', 90],
  ['{ product(id: 1) { ...A } } fragment A on Product { similar { ... on Product { offers { id } } } }', 0],
  ['{ product(id: 1) { name note } }', 0],
  ['{ __typename }', 0],
  ['mutation { rename(id: 1, name: "") { name } }', 0],
])('%s may be kept for %i seconds', (text, seconds) => {
  const supergraph = loadSupergraph(SHOP, () => {});
  expect(cacheHints(SHOP, supergraph.schema)(parse(text))).toBe(seconds);
  expect(cacheHints(composeShop(), supergraph.schema)(parse(text))).toBe(0);
});

describe('GET of a registered operation', () => {
  const PUBLIC = 'query P($id: ID!) { product(id: $id) { name } }';
  const UNKEPT = '{ product(id: "1") { name offers { id } } }';
  const GUARDED = '{ product(id: "1") { offers { ... on BookOffer { pages } } } }';
  const MUTATION = 'mutation { rename(id: "1", name: "x") { name } }';
  let bench: Bench;

  beforeAll(async () => {
    bench = await startBench({
      supergraph: SHOP,
      publicSubgraphs: ['child-index'],
      publicMutations: ['rename'],
      corsOrigins: ['https://page.example'],
      operations: [PUBLIC, UNKEPT, GUARDED, MUTATION],
    });
  });
  afterAll(() => bench.close());

  const get = async (query: string, headers: Record<string, string> = {}) => {
    const answer = await fetch(`${bench.url}/graphql?${query}`, { headers });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, body: text === '' ? null : JSON.parse(text) };
  };
  const idOf = (text: string) => `documentId=${encodeURIComponent(operationId(text))}`;
  const asked = `${idOf(PUBLIC)}&variables=${encodeURIComponent('{"id":"1"}')}`;

  test('is answered to anybody, to be kept as long as the hints say, and known again by its tag', async () => {
    const { status, headers, body } = await get(asked);
    expect([status, body]).toEqual([200, { data: { product: { name: 'Product 1' } } }]);
    expect(headers.get('cache-control')).toBe('public, max-age=90');
    expect(headers.get('vary')).toBe('Origin, Authorization');
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(bench.trail.entries.at(-1)).toMatchObject({ kind: 'query', actor: null });
    const etag = headers.get('etag')!;
    const again = await get(asked, { 'if-none-match': `"other", ${etag}` });
    expect([again.status, again.body, again.headers.get('cache-control')]).toEqual([304, null, 'public, max-age=90']);
    expect((await get(asked, { 'if-none-match': '"other"' })).status).toBe(200);
  });

  test('with a token it is answered, and kept by nobody', async () => {
    const { status, headers } = await get(asked, {
      authorization: `Bearer ${await mintToken()}`,
      'access-purpose': 'SERVICE',
      'access-reason': 'First visit',
    });
    expect([status, headers.get('cache-control'), headers.get('etag')]).toEqual([200, 'private, no-store', null]);
    const wrong = await get(asked, { authorization: 'Bearer nonsense' });
    expect([wrong.status, wrong.headers.get('cache-control')]).toEqual([401, 'no-store']);
  });

  test('an answer without hints, and one with errors, is kept by nobody', async () => {
    expect((await get(idOf(UNKEPT))).headers.get('cache-control')).toBe('no-store');
    const guarded = await get(idOf(GUARDED));
    expect([guarded.body.errors?.length > 0, guarded.headers.get('cache-control')]).toEqual([true, 'no-store']);
  });

  test.each([
    ['a mutation', idOf(MUTATION), 'PERSISTED_QUERY_REQUIRED'],
    ['what is not registered', idOf('{ products { name } }'), 'PERSISTED_QUERY_REQUIRED'],
    ['a text', 'query=%7Bproducts%7Bname%7D%7D', 'METHOD_NOT_ALLOWED'],
    ['a text beside an id', `${asked}&query=%7Bproducts%7Bname%7D%7D`, 'METHOD_NOT_ALLOWED'],
    ['nothing', '', 'METHOD_NOT_ALLOWED'],
    ['an id twice', `${asked}&documentId=x`, 'BAD_REQUEST'],
    ['variables that are no JSON', `${idOf(PUBLIC)}&variables=%7B`, 'BAD_REQUEST'],
    ['variables that are no object', `${idOf(PUBLIC)}&variables=%5B%5D`, 'BAD_REQUEST'],
    [
      'variables with a member twice',
      `${idOf(PUBLIC)}&variables=${encodeURIComponent('{"id":"1","id":"2"}')}`,
      'BAD_REQUEST',
    ],
    ['a variable of the wrong type', `${idOf(PUBLIC)}&variables=${encodeURIComponent('{"id":{}}')}`, 'BAD_REQUEST'],
    ['what is no UTF-8', `${idOf(PUBLIC)}&variables=%ff`, 'BAD_REQUEST'],
    ['too much', `${asked}&x=${'a'.repeat(4_096)}`, 'BAD_REQUEST'],
  ])('refuses %s', async (_, query, code) => {
    const { status, headers, body } = await get(query);
    expect([status >= 400, body.errors[0].extensions.code]).toEqual([true, code]);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  test('A05 refuses an odd content type, whatever else it is', async () => {
    expect((await get(asked, { 'content-type': 'message/x' })).status).toBe(415);
  });

  test('without public subgraphs there is none', async () => {
    const closed = await startBench({ operations: [PUBLIC] });
    const answer = await ask(
      closed,
      undefined,
      { method: 'GET', headers: { 'content-type': '' } },
      `/graphql?${asked}`,
    );
    await expectRefused(closed, answer, 'PERSISTED_QUERY_REQUIRED');
    await closed.close();
  });
});
