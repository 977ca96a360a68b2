import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { accessRules } from '../../../gateway/access/access-rules.ts';
import { readGrants } from '../../../gateway/access/grants.ts';
import { ask, codesOf, mintToken, startBench, type Bench } from '../harness.ts';
import { composeGuarded, guardedTransports } from './guarded-shop.ts';

describe('fields that are not for everybody', () => {
  const asked: string[] = [];
  let bench: Bench;
  beforeAll(async () => {
    const publicSubgraphs = ['child-index', 'education'];
    bench = await startBench({ supergraph: composeGuarded(), transports: guardedTransports(asked), publicSubgraphs });
  });
  afterAll(() => bench.close());
  beforeEach(() => {
    asked.length = 0;
  });
  const as = async (claims: Record<string, unknown> | null, query: string) =>
    ask(bench, { query }, { headers: { authorization: claims === null ? '' : `Bearer ${await mintToken(claims)}` } });
  const forbidden = (...path: string[]) => expect.objectContaining({ path, extensions: { code: 'FORBIDDEN' } });

  test('are null with an error, are not asked for, and the rest is answered', async () => {
    const { status, body } = await as({}, '{ item { name cost: price stock } }');
    expect({ status, ...body }).toEqual({
      status: 200,
      errors: [forbidden('item', 'cost')],
      data: { item: { name: 'Lamp', cost: null, stock: 4 } },
    });
    expect(asked.join()).not.toContain('price');
    expect(bench.trail.entries.at(-1)!.content['codes']).toEqual(['FORBIDDEN']);
  });

  test.each([
    ['all scopes of one list', { scope: 'read other prices' }, 10],
    ['those of another list', { scope: 'admin' }, 10],
    ['some of a list', { scope: 'prices' }, null],
    ['a scope that only begins like one', { scope: 'administrator' }, null],
    ['a claim of another shape', { scope: { admin: true } }, null],
  ])('with %s', async (_, claims, price) => {
    expect((await as(claims, '{ item { price } }')).body.data).toEqual({ item: { price } });
  });

  test('by a policy that the issuer says is fulfilled', async () => {
    const query = '{ order { total note } }';
    expect((await as({}, query)).body.data).toEqual({ order: { total: 5, note: null } });
    expect((await as({ policies: ['auditor'] }, query)).body.data).toEqual({
      order: { total: 5, note: 'secret note' },
    });
  });

  test('without a token, where that may ask at all', async () => {
    const answer = await as(null, '{ item { name stock } order { total } }');
    expect(answer.body.data).toEqual({ item: { name: 'Lamp', stock: null }, order: null });
    expect(answer.body.errors).toEqual([forbidden('item', 'stock'), forbidden('order')]);
    expect(asked).toHaveLength(1);
  });

  test('that may not be null take the object with them, and what is left is nothing to ask for', async () => {
    expect((await as(null, '{ item { name strict } }')).body.data).toEqual({ item: null });
    asked.length = 0;
    const { body } = await as({}, 'mutation { sell }');
    expect(body).toEqual({ data: { sell: null }, errors: [forbidden('sell')] });
    expect(asked).toEqual([]);
  });

  test('D10 of a field that requires another the other’s rules count too, and neither is fetched', async () => {
    const answer = await as({}, '{ item { name vat } }');
    expect(answer.body).toEqual({ data: { item: { name: 'Lamp', vat: null } }, errors: [forbidden('item', 'vat')] });
    expect(asked).toHaveLength(1);
    expect(asked.join()).not.toContain('price');
    const rules = accessRules(parse(composeGuarded().replace(/(requires: "price"\)) @scopes\([^)]*\)/, '$1')));
    expect(rules.required('Item.vat')).toHaveLength(1);
  });

  test('D11 a field that is asked of an interface has the rules of all types it may be of', async () => {
    const answer = await as({}, '{ things { id price ... on Gift { worth: price } } }');
    expect(answer.body.errors).toEqual([forbidden('things', 'price')]);
    expect(answer.body.data.things).toEqual([
      { id: '1', price: null },
      { id: '2', price: null, worth: 20 },
    ]);
    const inside = await as({}, '{ things { ... on Item { price } ...f } } fragment f on Thing { price }');
    expect(inside.text).not.toContain('10');
  });

  test('D12 rules count under whatever names a document has them, and what it calls necessary has to be known', () => {
    const sdl = composeGuarded();
    expect(sdl).toContain('@scopes(');
    const unknown = sdl.replace('/policy/v0.1"', '/politeness/v0.1"');
    expect(() => accessRules(parse(unknown))).toThrow('politeness');
    const other = sdl
      .replaceAll('@authenticated', '@known')
      .replace('/authenticated/v0.1"', '/authenticated/v0.1", as: "known"');
    expect(accessRules(parse(other)).required('Order')).toHaveLength(1);
  });

  test('D13 of a field that two subgraphs share, the rules of both count', async () => {
    expect(codesOf(await as({}, '{ open }'))).toEqual(['FORBIDDEN']);
    expect((await as({ scope: 'admin' }, '{ open }')).body).toEqual({ data: { open: 3 } });
  });

  test('one actor’s cut of an operation is never another’s', async () => {
    const query = '{ item { price stock } }';
    const prices = async (claims: object | null) => (await as(claims as never, query)).body.data.item;
    for (const _ of [1, 2]) {
      expect(await prices({ scope: 'admin' })).toEqual({ price: 10, stock: 4 });
      expect(await prices(null)).toEqual({ price: null, stock: null });
      expect(await prices({})).toEqual({ price: null, stock: 4 });
    }
  });
});

test('a token says which program asks, where it does', () => {
  expect(readGrants({ client_id: 'case-front-end', scope: 'a  b' })).toMatchObject({
    client: 'case-front-end',
    scopes: new Set(['a', 'b']),
  });
  for (const client_id of [undefined, '', 7, 'x'.repeat(201)]) expect(readGrants({ client_id }).client).toBeNull();
});
