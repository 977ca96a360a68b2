import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parse, print } from 'graphql';
import { boundedText, boundedVariables } from '../../../gateway/query-log/bounded-content.ts';
import { decodeRequestContext } from '../../../schema/contract/request-context.ts';
import { parseAppendEntries, type AuditEntry } from '../../../schema/contract/audit-entry.ts';
import { until } from '../../until.ts';
import {
  ask,
  askOffers,
  codesOf,
  expectAlive,
  memoryTrail,
  mintToken,
  OFFERS,
  startBench,
  type Bench,
} from '../harness.ts';

describe('the query log', () => {
  let bench: Bench;
  beforeEach(async () => (bench = await startBench()));
  afterEach(() => bench.close());

  test('says who asked what and why, whom the gateway asked, and how each answered', async () => {
    const before = Date.now();
    const answer = await askOffers(bench, {
      headers: { 'access-override': 'agreed', 'access-reasonable-cause': 'told so' },
    });
    expect(bench.trail.entries).toHaveLength(1);
    const entry = bench.trail.entries[0]!;
    expect(entry).toEqual({
      id: expect.any(String),
      kind: 'query',
      at: expect.any(String),
      source: 'gateway',
      requestId: answer.headers.get('x-request-id'),
      actor: {
        id: 'actor-1',
        agency: 'HUB',
        unit: 'unit-1',
        role: 'PRACTITIONER',
        purposes: ['SERVICE', 'EARLY_HELP'],
        standing: 'VALID',
      },
      purpose: 'SERVICE',
      reason: 'first visit',
      childIds: [],
      content: {
        operationName: 'Offers',
        operation: print(parse(OFFERS)),
        operationHash: createHash('sha256')
          .update(print(parse(OFFERS)))
          .digest('hex'),
        variables: { id: '1' },
        asked: expect.arrayContaining(
          ['child-index', 'education', 'health'].map((subgraph) => ({
            subgraph,
            status: 'ANSWERED',
            ms: expect.any(Number),
          })),
        ),
        codes: [],
        override: 'agreed',
        reasonableCause: 'told so',
        supergraph: expect.stringMatching(/^[0-9a-f]{64}$/),
        trace: expect.stringMatching(/^[0-9a-f]{32}$/),
        peer: '127.0.0.1',
        ms: expect.any(Number),
      },
    });
    expect(Date.parse(entry.at)).toBeGreaterThanOrEqual(before);
    expect(parseAppendEntries({ entries: [entry] })).not.toBeNull();
  });

  test('has every refusal, in the form the trail accepts, without token or body', async () => {
    const token = await mintToken({ exp: 1 });
    await ask(bench, { query: '{ secretField }' }, { headers: { authorization: `Bearer ${token}` } });
    await ask(bench, { query: '{ secretField }' });
    expect(bench.trail.entries.map(({ kind, actor, content }) => [kind, actor?.id, content['code']])).toEqual([
      ['security', undefined, 'UNAUTHENTICATED'],
      ['reject', 'actor-1', 'GRAPHQL_VALIDATION_FAILED'],
    ]);
    expect(JSON.stringify(bench.trail.entries)).not.toMatch(/secretField|eyJ/);
    expect(parseAppendEntries({ entries: bench.trail.entries })).not.toBeNull();
  });

  test.each([
    ['security', 'a token that is refused', { authorization: 'Bearer nonsense' }, '{ product(id: "1") { name } }'],
    ['security', 'a limit that is hit', {}, `{ ${'product(id: "1") { name } '.repeat(60)} }`],
    ['security', 'a body that is too long', {}, `{ ${' '.repeat(70_000)} }`],
    ['reject', 'an operation that is not one', {}, '{ nonsense }'],
    ['reject', 'a purpose that is not among those of the token', { 'access-purpose': 'AUDIT' }, '{ nonsense }'],
  ])('has an entry of kind %s for %s', async (kind, _what, headers, query) => {
    await ask(bench, { query }, { headers: headers as Record<string, string> });
    expect(bench.trail.entries.map((entry) => entry.kind)).toEqual([kind]);
  });

  test('has an entry of kind security for a suspended actor', async () => {
    const token = await mintToken({ standing: 'SUSPENDED' });
    await ask(bench, { query: '{ nonsense }' }, { headers: { authorization: `Bearer ${token}` } });
    expect(bench.trail.entries).toMatchObject([
      { kind: 'security', actor: { id: 'actor-1' }, content: { code: 'FORBIDDEN', detail: 'STANDING' } },
    ]);
  });

  test('is of the trace that the request came with, and goes on to subgraphs with it', async () => {
    const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
    await askOffers(bench, { headers: { traceparent: `00-${trace}-00f067aa0ba902b7-01` } });
    expect(bench.trail.entries[0]!.content['trace']).toBe(trace);
    const contexts = bench.subgraphs.requests.map(
      ({ request }) => decodeRequestContext(request.headers['request-context'] ?? '')?.traceparent,
    );
    expect(contexts).toHaveLength(3);
    expect(new Set(contexts).size).toBe(1);
    expect(contexts[0]).toMatch(new RegExp(`^00-${trace}-(?!00f067aa0ba902b7)[0-9a-f]{16}-01$`));
    expect(JSON.parse(bench.logged.at(-1)!)).toMatchObject({ trace });
  });

  test('when it cannot be written, no answer leaves; and service resumes by itself', async () => {
    bench.trail.broken = true;
    const answer = await askOffers(bench);
    expect([answer.status, codesOf(answer)]).toEqual([503, ['AUDIT_UNAVAILABLE']]);
    expect(answer.text).not.toMatch(/Books|Product|disk|secret/);
    expect(answer.body).not.toHaveProperty('data');
    await expectAlive(bench);
    bench.trail.broken = false;
    expect((await askOffers(bench)).body.data.product.name).toBe('Product 1');
  });

  test('when it cannot be written, even a refusal says so', async () => {
    bench.trail.broken = true;
    const answer = await ask(bench, { query: '{ nonsense }' });
    expect([answer.status, codesOf(answer)]).toEqual([503, ['AUDIT_UNAVAILABLE']]);
  });

  test('is durable before the first byte of the answer leaves', async () => {
    const trail = memoryTrail();
    let finish = () => {};
    const written = new Promise<void>((resolve) => (finish = resolve));
    const waiting = await startBench({
      trail: { append: async (entries: readonly AuditEntry[]) => written.then(() => trail.append(entries)) },
    });
    const body = JSON.stringify({ query: '{ product(id: "1") { name } }' });
    const head = [
      'POST /graphql HTTP/1.1',
      'Host: localhost',
      'Content-Type: application/json',
      `Content-Length: ${body.length}`,
      `Authorization: Bearer ${await mintToken()}`,
      'Connection: close',
    ];
    let received = '';
    const socket = connect(waiting.port, '127.0.0.1', () => socket.write(`${head.join('\r\n')}\r\n\r\n${body}`));
    socket.setEncoding('utf8').on('data', (data: string) => (received += data));
    await until(() => waiting.subgraphs.requests.length === 1);
    await pause(150);
    expect(received).toBe('');
    finish();
    await new Promise((resolve) => socket.on('close', resolve));
    expect(received).toContain('Product 1');
    expect(trail.entries).toHaveLength(1);
    await waiting.close();
  });

  test('does not wait for a trail that hangs', async () => {
    const hanging = await startBench({ trail: { append: () => new Promise(() => undefined) } });
    const started = performance.now();
    expect(codesOf(await askOffers(hanging))).toEqual(['AUDIT_UNAVAILABLE']);
    expect(performance.now() - started).toBeLessThan(20_000);
    await hanging.close();
  });

  test('keeps an entry within what the trail takes, however much was sent', async () => {
    const id = 'ü'.repeat(20_000);
    await ask(bench, { query: OFFERS, variables: { id } });
    await ask(bench, {
      query: `query ($id: ID!) { product(id: $id) { ${'name '.repeat(1_500)} } }`,
      variables: { id: '1' },
    });
    for (const { content } of bench.trail.entries)
      expect(Buffer.byteLength(JSON.stringify(content))).toBeLessThan(65_536);
    expect(bench.trail.entries[0]!.content['variables']).toEqual({
      omitted: true,
      bytes: Buffer.byteLength(JSON.stringify({ id })),
      sha256: createHash('sha256').update(JSON.stringify({ id })).digest('hex'),
    });
  });

  test('cuts long texts and leaves short ones', () => {
    expect(boundedText('abc')).toBe('abc');
    expect(boundedText('x'.repeat(20_000))).toHaveLength(16 * 1024 + 1);
    expect(boundedVariables({ a: 1 })).toEqual({ a: 1 });
  });

  test('does not hold questions after life and readiness', async () => {
    await fetch(`${bench.url}/health/live`);
    await fetch(`${bench.url}/health/ready?verbose=1`);
    expect(bench.trail.entries).toEqual([]);
  });
});
