import { createServer } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { decodeRequestContext } from '../../../schema/contract/request-context.ts';
import { verifyRequest } from '../../../schema/contract/request-signature.ts';
import { ask, askOffers, expectAlive, expectRefused, KEYS, startBench, type Bench } from '../harness.ts';
import { composeShop } from '../shop.ts';

describe('federation (attack table, section D)', () => {
  let bench: Bench;
  beforeAll(async () => (bench = await startBench()));
  afterAll(() => bench.close());
  beforeEach(() => {
    bench.subgraphs.requests.length = 0;
  });

  test('D01 D02 the fields by which subgraphs are federated are unknown to clients', async () => {
    for (const query of [
      '{ _service { sdl } }',
      '{ _entities(representations: [{ __typename: "BookOffer", id: "1" }]) { __typename } }',
      '{ product(id: "1") { offers { ... on BookOffer { seal } } } }',
    ])
      await expectRefused(bench, await ask(bench, { query }), 'GRAPHQL_VALIDATION_FAILED');
  });

  test('D05 no header of the client reaches a subgraph, and every request carries the signed context', async () => {
    const sent = {
      signature: 'hub=:forged:',
      'signature-input': 'hub=()',
      'content-digest': 'sha-256=:forged:',
      'request-context': 'forged',
      'x-actor': 'admin',
      'x-purpose': 'ANY',
      'x-decision': 'allow',
      cookie: 'session=1',
    };
    expect((await askOffers(bench, { headers: sent })).body.errors).toBeUndefined();
    expect(bench.subgraphs.requests).toHaveLength(3);
    for (const { subgraph, request } of bench.subgraphs.requests) {
      expect(Object.keys(request.headers).toSorted()).toEqual([
        'content-digest',
        'request-context',
        'signature',
        'signature-input',
        'traceparent',
      ]);
      const rings = { gateway: KEYS[subgraph]! };
      expect(verifyRequest(request, request.headers, subgraph, rings, Date.now())).toMatchObject({
        ok: true,
        caller: 'gateway',
      });
      const context = decodeRequestContext(request.headers['request-context']!)!;
      expect(context).toMatchObject({ actor: { id: 'actor-1' }, purpose: 'SERVICE', reason: 'first visit' });
      expect(context.deadline - context.issuedAt).toBe(5_000);
    }
    const ids = bench.subgraphs.requests.map(
      ({ request }) => decodeRequestContext(request.headers['request-context']!)!.requestId,
    );
    expect(new Set(ids)).toEqual(new Set([bench.trail.entries.at(-1)!.requestId]));
  });

  test('D04 a request signed for one subgraph is no good at another', async () => {
    await askOffers(bench);
    const { request } = bench.subgraphs.requests[0]!;
    const rings = { gateway: KEYS['child-index']! };
    expect(verifyRequest(request, request.headers, 'health', rings, Date.now())).toMatchObject({
      ok: false,
      fault: 'WRONG_AUDIENCE',
    });
  });

  test('D07 aliases named like keys do not mislead the fetch of entities', async () => {
    const query =
      '{ product(id: "1") { offers { id: __typename key: id seller { name } ... on BookOffer { seal: pages } } } }';
    const answer = await ask(bench, { query });
    expect(answer.body.errors).toBeUndefined();
    expect(answer.body.data.product.offers.map((offer: any) => offer.seller?.name ?? null)).toEqual([
      'Books',
      null,
      'Music',
      'Books',
    ]);
    expect(answer.body.data.product.offers[0]).toMatchObject({ id: 'BookOffer', key: 'b1', seal: 9 });
  });

  test('D07 nothing may be called __typename that is not', async () => {
    const query = '{ product(id: "1") { offers { __typename: id } } }';
    await expectRefused(bench, await ask(bench, { query }), 'GRAPHQL_VALIDATION_FAILED');
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
    'D08 an alias named %s is only a name',
    async (name) => {
      const answer = await ask(bench, { query: `{ ${name}: product(id: "1") { ${name}: name offers { id } } }` });
      expect(answer.status).toBe(200);
      expect(answer.text).toContain(`"${name}":"Product 1"`);
      expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('offers');
      await expectAlive(bench);
    },
  );

  test('D09 what a subgraph sends unasked is dropped, and pollutes nothing', async () => {
    const bench2 = await startBench();
    bench2.subgraphs.misbehave('health', () => async () => ({
      status: 200,
      body: '{"data":{"_entities":[{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"seller":{"name":"Music","town":"unasked","__proto__":{"polluted":1}},"extra":"unasked"}]},"extensions":{"trace":"unasked"}}',
    }));
    const answer = await askOffers(bench2);
    expect(answer.body.data.product.offers[2]).toEqual({
      __typename: 'MusicOffer',
      id: 'm1',
      seller: { name: 'Music' },
      tracks: null,
    });
    expect(answer.text).not.toMatch(/unasked|polluted|extensions/);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    await bench2.close();
  });

  test('D18 the addresses in the supergraph document are never used', async () => {
    let called = 0;
    const trap = createServer((_, response) => {
      called += 1;
      response.end('{}');
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => trap.once('listening', resolve));
    const url = `http://127.0.0.1:${(trap.address() as { port: number }).port}/graphql`;
    const bench2 = await startBench({ supergraph: composeShop(url) });
    expect((await askOffers(bench2)).body.errors).toBeUndefined();
    expect(called).toBe(0);
    await bench2.close();
    await new Promise((resolve) => trap.close(resolve));
  });

  test('D18 a subgraph of the document to which there is no line stops the start', async () => {
    const { 'child-index': known } = bench.subgraphs.transports;
    await expect(startBench({ transports: { 'child-index': known! } })).rejects.toThrow(/no line to it/);
    await expect(startBench({ keys: {} })).rejects.toThrow(/no keys/);
  });

  test('D20 a value cannot become part of a query to a subgraph', async () => {
    const id = '"}) { name } } mutation { rename(id: 1';
    await ask(bench, { query: 'query ($id: ID!) { product(id: $id) { name } }', variables: { id } });
    const { query, variables } = JSON.parse(bench.subgraphs.requests[0]!.request.body);
    expect(query).not.toContain('mutation');
    expect(variables).toEqual({ id });
  });

  test('a mutation goes to its subgraph once', async () => {
    const answer = await ask(bench, { query: 'mutation { rename(id: "1", name: "New") { name } }' });
    expect(answer.body.data).toEqual({ rename: { name: 'New' } });
    expect(bench.subgraphs.requests).toHaveLength(1);
  });
});
