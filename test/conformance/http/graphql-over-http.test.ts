import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { auditServer, type AuditResult } from 'graphql-http';
import { serveSupergraph, type SupergraphServer } from '../../../scripts/supergraph-server/serve-supergraph.ts';
import { mintToken, startBench, type Bench } from '../../gateway/harness.ts';
import { composeShop } from '../../gateway/shop.ts';

/**
 * Audits of what a server MAY do, and this one does not: operations in addresses, which a page of another origin could
 * make a browser send without asking; and `extensions`, which are ignored whatever they are.
 */
const NOT_DONE = ['5A70', 'D6D5', '6A70', '58B0', '58B1', '58B2', '58B3'];

function expectConformant(results: readonly AuditResult[]): void {
  const missed = results.filter(({ status }) => status !== 'ok');
  const musts = missed.filter(({ name }) => !name.startsWith('MAY'));
  expect(musts.map(({ id, name }) => `${id} ${name}`)).toEqual([]);
  expect(missed.map(({ id }) => id).filter((id) => !NOT_DONE.includes(id))).toEqual([]);
  expect(results.length).toBeGreaterThan(50);
}

describe('GraphQL over HTTP, as its audit has it', () => {
  let server: SupergraphServer;
  let bench: Bench;
  beforeAll(async () => {
    server = await serveSupergraph(composeShop(), 0);
    bench = await startBench({ introspection: true });
  });
  afterAll(async () => {
    await server.close();
    await bench.close();
  });

  test('is kept by the server of any supergraph', async () => {
    expectConformant(await auditServer({ url: `http://127.0.0.1:${server.port}/graphql` }));
  });

  test('is kept by the gateway', async () => {
    const token = await mintToken();
    const fetchFn = (url: string, init: RequestInit = {}) => {
      const headers = new Headers(init.headers);
      headers.set('authorization', `Bearer ${token}`);
      headers.set('access-purpose', 'SERVICE');
      headers.set('access-reason', 'first visit');
      return fetch(url, { ...init, headers });
    };
    expectConformant(await auditServer({ url: `${bench.url}/graphql`, fetchFn }));
  });
});
