import { createServer, request as httpRequest, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { operationId } from '../../../gateway/execution/admission.ts';
import { ask, askOffers, expectRefused, mintToken, OFFERS, startBench, type Bench } from '../harness.ts';

const PAGE = 'https://page.example';
const LONG = `query Long { product(id: "1") { ${Array.from({ length: 25 }, (_, i) => `a${i}_${'x'.repeat(60)}: name`).join(' ')} } }`;

describe('what the edge does besides', () => {
  let bench: Bench;
  let collector: Server;
  const spans: { traceId: string; spanId: string; parentSpanId?: string; name: string; text: string }[] = [];
  beforeAll(async () => {
    collector = createServer((request, response) => {
      let text = '';
      request.on('data', (chunk: Buffer) => (text += chunk.toString()));
      request.on('end', () => {
        const { resourceSpans } = JSON.parse(text) as { resourceSpans: { scopeSpans: { spans: typeof spans }[] }[] };
        for (const span of resourceSpans.flatMap(({ scopeSpans }) => scopeSpans).flatMap((one) => one.spans))
          spans.push({ ...span, text });
        response.end('{}');
      });
    }).listen(0, '127.0.0.1');
    await once(collector, 'listening');
    bench = await startBench({
      corsOrigins: [PAGE],
      compression: 'public',
      publicSubgraphs: ['child-index'],
      accessLog: true,
      slowOperation: 0,
      operations: [OFFERS],
      traces: `http://127.0.0.1:${(collector.address() as AddressInfo).port}`,
    });
  });
  afterAll(async () => {
    collector.close();
    await bench.close().catch(() => undefined);
  });
  beforeEach(() => {
    bench.subgraphs.requests.length = 0;
    bench.logged.length = 0;
  });
  const preflight = (origin: string) =>
    fetch(`${bench.url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
    });

  test('a page of an origin in the settings may ask, without what a browser adds by itself', async () => {
    const granted = await preflight(PAGE);
    expect([granted.status, await granted.text()]).toEqual([204, '']);
    expect(Object.fromEntries(granted.headers)).toMatchObject({
      'access-control-allow-origin': PAGE,
      'access-control-allow-methods': 'POST',
      vary: 'Origin',
    });
    expect(granted.headers.has('access-control-allow-credentials')).toBe(false);
    const answer = await askOffers(bench, { headers: { origin: PAGE } });
    expect(answer.headers.get('access-control-allow-origin')).toBe(PAGE);
  });

  test.each(['https://page.example.evil.example', 'http://page.example', 'null', 'https://PAGE.example'])(
    'a page of %s may not',
    async (origin) => {
      const refused = await preflight(origin);
      expect([refused.status, refused.headers.get('access-control-allow-origin')]).toEqual([405, null]);
      const answer = await ask(bench, { query: '{ __typename }' }, { headers: { origin } });
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    },
  );

  test('A02 A04 an origin that may ask gets no further with a simple request than any other', async () => {
    const simple = await ask(bench, { query: OFFERS }, { headers: { origin: PAGE, 'content-type': 'text/plain' } });
    await expectRefused(bench, simple, 'UNSUPPORTED_MEDIA_TYPE');
  });

  const raw = (headers: Record<string, string>, query = LONG) =>
    new Promise<{ encoding: string | undefined; vary: unknown; body: Buffer }>((resolve, reject) => {
      const sent = httpRequest(
        `${bench.url}/graphql`,
        { method: 'POST', headers: { 'content-type': 'application/json', ...headers } },
        (answer) => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('end', () =>
            resolve({
              encoding: answer.headers['content-encoding'],
              vary: answer.headers.vary,
              body: Buffer.concat(chunks),
            }),
          );
        },
      );
      sent.on('error', reject);
      sent.end(JSON.stringify({ query }));
    });

  test('long answers without a token are compressed as the client takes it, and those with one never', async () => {
    const plain = await raw({});
    expect([plain.encoding, plain.vary]).toEqual([undefined, 'Origin, Accept-Encoding']);
    const brotli = await raw({ 'accept-encoding': 'gzip, br' });
    expect([brotli.encoding, brotliDecompressSync(brotli.body).equals(plain.body)]).toEqual(['br', true]);
    const zipped = await raw({ 'accept-encoding': 'gzip, br;q=0' });
    expect([zipped.encoding, gunzipSync(zipped.body).equals(plain.body)]).toEqual(['gzip', true]);
    expect((await raw({ 'accept-encoding': 'br' }, '{ product(id: "1") { name } }')).encoding).toBeUndefined();
    const held = await raw({ 'accept-encoding': 'gzip, br', authorization: `Bearer ${await mintToken()}` });
    expect([held.encoding, held.body.equals(plain.body)]).toEqual([undefined, true]);
  });

  test('an answer has a line of the log, a slow operation one of its own, and neither says who or what', async () => {
    const variables = { id: 'sorrel-example' };
    await ask(bench, { documentId: operationId(OFFERS), variables });
    await ask(
      bench,
      { query: OFFERS.replace('Offers', 'SorrelExample'), variables },
      {},
      '/graphql?child=sorrel-example',
    );
    await fetch(`${bench.url}/no/sorrel-example`);
    const lines = bench.logged.map((line) => JSON.parse(line) as Record<string, unknown>);
    const of = (message: string) => lines.filter(({ msg }) => msg === message);
    expect(of('responded')).toMatchObject([
      { method: 'POST', route: '/graphql', status: 200, bytes: expect.any(Number) },
      { method: 'POST', route: '/graphql', status: 200 },
      { method: 'GET', route: null, status: 404 },
    ]);
    expect(of('slow')).toMatchObject([
      { name: 'Offers', hash: expect.stringMatching(/^[0-9a-f]{64}$/), ms: expect.any(Number) },
      { name: null },
    ]);
    expect(bench.logged.join('')).not.toMatch(/sorrel/i);
  });

  test('a request is a span, and so is every subgraph it asks; the trace goes on, and nobody is in it', async () => {
    const [traceId, parent] = ['4bf92f3577b34da6a3ce929d0e0e4736', '00f067aa0ba902b7'];
    await askOffers(bench, { headers: { traceparent: `00-${traceId}-${parent}-01` } });
    await ask(bench, { query: '{ nothing }' });
    const unwanted = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
    await askOffers(bench, { headers: { traceparent: `00-${unwanted}-${parent}-00` } });
    const sent = bench.subgraphs.requests[0]!.request.headers['traceparent']!;
    await bench.close(); // sends what is left
    const traced = spans.filter((span) => span.traceId === traceId);
    const [root] = traced.filter(({ name }) => name === 'graphql');
    expect(root).toMatchObject({ parentSpanId: parent, spanId: sent.slice(36, 52) });
    expect(
      traced
        .filter((span) => span.parentSpanId === root!.spanId)
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(['subgraph child-index', 'subgraph education', 'subgraph health']);
    expect(spans.some((span) => span.traceId === unwanted)).toBe(false);
    expect(spans.map(({ text }) => text).join('')).toContain('GRAPHQL_VALIDATION_FAILED');
    expect(spans.map(({ text }) => text).join('')).not.toMatch(/actor-1|unit-1|first visit|Product 1|Offers|nothing/);
  });
});
