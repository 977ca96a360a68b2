import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { operationId } from '../../gateway/execution/admission.ts';
import { allowedClients } from '../../gateway/limits/allowed-clients.ts';
import { ask, codesOf, expectRefused, mintToken, startBench, type Bench } from '../gateway/harness.ts';

const NAME = 'query Name($id: ID!, $long: Boolean = false) { product(id: $id) { name note @include(if: $long) } }';
const PORTAL = `# What the portal shows.\n# clients: portal, kiosk\n${NAME}`;
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const persisted = (text: string) => ({ extensions: { persistedQuery: { version: 1, sha256Hash: sha256(text) } } });

describe('introspection and guessing (attack table, section C)', () => {
  let bench: Bench;
  beforeAll(async () => (bench = await startBench()));
  afterAll(() => bench.close());
  beforeEach(() => {
    bench.subgraphs.requests.length = 0;
  });

  test('C01 a question about the schema is answered byte for byte as one about any unknown field', async () => {
    const unknown = (await ask(bench, { query: '{ x }' })).text;
    const questions = [
      '{ __schema { types { name } } }',
      '{ __schema\n{ queryType { name } } }',
      '{ s: __type(name: "Product") { name } }',
      'query { ...f } fragment f on Query { __schema { queryType { name } } }',
      '{ ... @include(if: true) { __schema { queryType { name } } } }',
    ];
    const withoutPlace = (text: string) => text.replaceAll(/"(line|column)":\d+/g, '"$1":0');
    for (const query of questions) {
      const answer = await ask(bench, { query });
      await expectRefused(bench, answer, 'GRAPHQL_VALIDATION_FAILED');
      expect(withoutPlace(answer.text)).toBe(withoutPlace(unknown));
    }
  });

  test('C02 guessing with a list of words finds nothing but what can be asked', async () => {
    const words = ['produc', 'products_', 'nam', 'notes', 'offer', 'seller', 'user', 'password', 'admin', 'seal'];
    const texts = await Promise.all(
      words.map(async (word) => (await ask(bench, { query: `{ product(id: "1") { ${word} } }` })).text),
    );
    expect(new Set(texts).size).toBe(1);
    expect(texts[0]).not.toMatch(/Did you mean|Product|name/);
  });

  test('texts are known by their hash once they were sent, where the list is not closed', async () => {
    const variables = { id: '1' };
    const first = await ask(bench, { ...persisted(NAME), variables });
    await expectRefused(bench, first, 'PERSISTED_QUERY_NOT_FOUND');
    expect(first.body.errors![0]!.message).toBe('PersistedQueryNotFound');
    const told = await ask(bench, { query: NAME, ...persisted(NAME), variables });
    const again = await ask(bench, { ...persisted(NAME), variables });
    expect([told.body, again.body]).toEqual([1, 2].map(() => ({ data: { product: { name: 'Product 1' } } })));
    const entries = bench.trail.entries.slice(-2).map(({ content }) => content['operation']);
    expect(entries[0]).toBe(entries[1]);
  });

  test('C05 a text is not kept under another’s hash, nor one that is refused', async () => {
    const bad = '{ nothing }';
    await expectRefused(bench, await ask(bench, { query: bad, ...persisted('{ other }') }), 'BAD_REQUEST');
    await expectRefused(bench, await ask(bench, { query: bad, ...persisted(bad) }), 'GRAPHQL_VALIDATION_FAILED');
    for (const text of [bad, '{ other }'])
      await expectRefused(bench, await ask(bench, persisted(text)), 'PERSISTED_QUERY_NOT_FOUND');
    for (const persistedQuery of [null, 'x', { version: 2, sha256Hash: sha256(NAME) }, { version: 1, sha256Hash: 'X' }])
      await expectRefused(bench, await ask(bench, { extensions: { persistedQuery } }), 'BAD_REQUEST', 'JSON_MALFORMED');
  });
});

describe('operations that are registered (attack table, section C)', () => {
  let bench: Bench;
  beforeAll(async () => (bench = await startBench({ operations: [NAME, PORTAL], registeredOnly: true })));
  afterAll(() => bench.close());
  beforeEach(() => {
    bench.subgraphs.requests.length = 0;
  });
  const askFor = async (text: string, claims: Record<string, unknown> = {}, variables: object = { id: '1' }) => {
    const headers = { authorization: `Bearer ${await mintToken(claims)}` };
    return ask(bench, { documentId: operationId(text), variables }, { headers });
  };

  test('C04 a hash with its text registers nothing', async () => {
    for (const body of [{ query: NAME, ...persisted(NAME) }, persisted(NAME), persisted('{ product { id } }')])
      await expectRefused(bench, await ask(bench, { variables: { id: '1' }, ...body }), 'PERSISTED_QUERY_REQUIRED');
  });

  test('C05 one that is another program’s is as unknown as none', async () => {
    for (const client_id of ['portal', 'kiosk']) expect(codesOf(await askFor(PORTAL, { client_id }))).toEqual([]);
    bench.subgraphs.requests.length = 0;
    const others = [];
    for (const claims of [{}, { client_id: 'Portal' }, { client_id: 'portal, kiosk' }, { client_id: ['portal'] }]) {
      const answer = await askFor(PORTAL, claims);
      await expectRefused(bench, answer, 'PERSISTED_QUERY_REQUIRED');
      others.push(answer.text);
    }
    others.push((await askFor('{ nothing }')).text);
    expect(new Set(others).size).toBe(1);
    expect(codesOf(await askFor(NAME, { client_id: 'anyone' }))).toEqual([]);
  });

  test('C06 variables that it has not are not passed on, and those of a wrong type are refused', async () => {
    await askFor(NAME, {}, { id: '1', role: 'auditor' });
    expect(JSON.parse(bench.subgraphs.requests[0]!.request.body).variables).toEqual({ id: '1' });
    bench.subgraphs.requests.length = 0;
    for (const variables of [{ id: '1', long: 'yes' }, { id: ['1', '2'] }, {}])
      await expectRefused(bench, await askFor(NAME, {}, variables), 'BAD_REQUEST', 'VALUE_INVALID');
  });

  test('C07 conditions give the shapes that it was written with, and no other', async () => {
    const short = await askFor(NAME, {}, { id: '1' });
    const long = await askFor(NAME, {}, { id: '1', long: true });
    expect([short, long].map(({ body }) => Object.keys(body.data.product))).toEqual([['name'], ['name', 'note']]);
    const queries = bench.subgraphs.requests.map(({ request }) => String(JSON.parse(request.body).query));
    expect(queries.map((query) => query.includes('note'))).toEqual([false, true]);
  });

  test('clients are named in the comment at the beginning, or anybody may ask', () => {
    expect(allowedClients(NAME)).toBeNull();
    expect(allowedClients(PORTAL)).toEqual(new Set(['portal', 'kiosk']));
    expect(allowedClients(`${NAME}\n# clients: late`)).toBeNull();
    for (const line of ['# clients:', '# clients: a b', '# clients: a,,b'])
      expect(() => allowedClients(`${line}\n${NAME}`)).toThrow('clients');
  });
});
