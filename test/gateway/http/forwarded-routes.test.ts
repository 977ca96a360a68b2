import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { fetchPrefix } from '../../../gateway/http/fetch-prefix.ts';
import { until } from '../../until.ts';
import { startBench, type Bench } from '../harness.ts';

describe('addresses that somebody else answers', () => {
  let server: Server;
  let bench: Bench;
  let seen: IncomingMessage[] = [];
  let answer: (request: IncomingMessage, response: ServerResponse) => void;

  beforeAll(async () => {
    server = createServer((request, response) => {
      seen.push(request);
      answer(request, response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const forwarded = [fetchPrefix('/feed', `http://127.0.0.1:${port}`)];
    bench = await startBench({ forwarded, requestTimeout: 2_000 });
  });

  beforeEach(() => {
    seen = [];
    answer = (_, response) =>
      void response
        .writeHead(200, { 'content-type': 'application/json', etag: '"1"', 'set-cookie': 'a=b', 'x-inside': 'secret' })
        .end('{"é":1}');
  });

  afterAll(async () => {
    await bench.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const get = (path: string, init: RequestInit = {}) => fetch(bench.url + path, init);

  test('go on as they are, and the answer comes back, each without what is nobody’s business', async () => {
    const headers = {
      authorization: 'Bearer secret',
      cookie: 'a=b',
      'if-none-match': '"0"',
      'access-reason': 'secret',
    };
    const response = await get('/feed/things?page=2&x=%C3%A9', { headers });
    expect([response.status, await response.text()]).toEqual([200, '{"é":1}']);
    expect(response.headers.get('etag')).toBe('"1"');
    expect(response.headers.get('set-cookie')).toBeNull();
    expect(response.headers.get('x-inside')).toBeNull();
    expect(seen[0]!.url).toBe('/feed/things?page=2&x=%C3%A9');
    expect(seen[0]!.headers['if-none-match']).toBe('"0"');
    expect(JSON.stringify(seen[0]!.headers)).not.toMatch(/secret|cookie/);
  });

  test('are those of the prefix and no others, by GET and HEAD, and by POST what a form sends', async () => {
    expect((await get('/feed')).status).toBe(200);
    expect((await get('/feed/', { method: 'HEAD' })).status).toBe(200);
    expect((await get('/feeds')).status).toBe(404);
    expect((await get('/feed/x', { method: 'PUT' })).status).toBe(404);
    expect((await get('/feed/x', { method: 'POST' })).status).toBe(415);
    expect((await get('/feed/x', { method: 'POST', body: 'a=b' })).status).toBe(415);
    expect((await get('/feed/form', { method: 'POST', body: new URLSearchParams('a=b') })).status).toBe(200);
    expect((await get('/feed/../graphql')).status).not.toBe(200);
    expect(seen.map(({ url }) => url)).toEqual(['/feed', '/feed/', '/feed/form']);
  });

  test('that have not changed are answered without their content', async () => {
    answer = (_, response) => void response.writeHead(304, { etag: '"1"' }).end();
    const response = await get('/feed', { headers: { 'if-none-match': '"1"' } });
    expect([response.status, await response.text(), response.headers.get('etag')]).toEqual([304, '', '"1"']);
  });

  test('say when to come again', async () => {
    answer = (_, response) => void response.writeHead(503, { 'retry-after': '5' }).end('{}');
    const response = await get('/feed');
    expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
  });

  test('are given up when the client has gone', async () => {
    const asked = Promise.withResolvers<{ readonly signal: AbortSignal }>();
    const get = async (_target: string, _known: unknown, signal: AbortSignal) => {
      asked.resolve({ signal });
      await once(signal, 'abort');
      throw new Error('given up');
    };
    const patient = await startBench({ forwarded: [{ prefix: '/feed', get }] });
    try {
      const client = new AbortController();
      const response = fetch(`${patient.url}/feed`, { signal: client.signal });
      const { signal } = await asked.promise;
      client.abort();
      await expect(response).rejects.toThrow();
      if (!signal.aborted) await once(signal, 'abort');
      expect((signal.reason as Error).name).toBe('AbortError'); // and not TimeoutError
    } finally {
      await patient.close();
    }
  });

  test('are waited for where a form may have changed something, though the client has gone', async () => {
    const signals: AbortSignal[] = [];
    const held = Promise.withResolvers<never>();
    const patient = await startBench({
      forwarded: [
        {
          prefix: '/feed',
          get: (_target, _known, signal) => (signals.push(signal), held.promise),
          post: (_target, _form, signal) => (signals.push(signal), held.promise),
        },
      ],
    });
    try {
      for (const init of [{ method: 'POST', body: new URLSearchParams('a=b') }, {}]) {
        const client = new AbortController();
        const response = fetch(`${patient.url}/feed`, { ...init, signal: client.signal });
        const before = signals.length;
        await until(() => signals.length > before);
        client.abort();
        await expect(response).rejects.toThrow();
      }
      await until(() => signals[1]?.aborted === true);
      expect(signals[0]?.aborted).toBe(false);
    } finally {
      held.reject(new Error('given up'));
      await patient.close();
    }
  });

  test('bring along what a browser may do with the answer', async () => {
    const headers = { 'content-security-policy': "default-src 'none'", 'referrer-policy': 'no-referrer' };
    answer = (_, response) =>
      void response.writeHead(404, { 'content-type': 'text/html', ...headers }).end('<p>No</p>');
    const response = await get('/feed/nothing');
    expect([response.status, await response.text()]).toEqual([404, '<p>No</p>']);
    expect(Object.fromEntries(response.headers)).toMatchObject(headers);
  });

  test('that cannot be answered are told as a page to whoever reads pages', async () => {
    answer = (request) => void request.socket.destroy();
    const accept = 'text/html,application/xhtml+xml,*/*;q=0.8';
    const response = await get('/feed', { headers: { accept } });
    expect([response.status, response.headers.get('content-type')]).toEqual([503, 'text/html; charset=utf-8']);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(await response.text()).toContain('Please try again in a few minutes.');
    const long = await get(`/feed?${'a'.repeat(5_000)}`, { headers: { accept } });
    expect([long.status, (await long.text()).includes('This address cannot be read')]).toEqual([400, true]);
  });

  test.each<[string, typeof answer]>([
    ['does not answer', () => undefined],
    ['answers without end', (_, response) => void response.writeHead(200).write('{')],
    ['hangs up', (request) => void request.socket.destroy()],
    ['sends elsewhere', (_, response) => void response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end()],
    ['answers with what is no text', (_, response) => void response.writeHead(200).end(Buffer.from([0xff, 0xfe]))],
    [
      'answers with more than goes through',
      (_, response) => void response.writeHead(200).end(Buffer.alloc(17 << 20, 32)),
    ],
  ])('are answered with an error of the list where it %s', async (_what, given) => {
    answer = given;
    const response = await get('/feed');
    expect([response.status, ((await response.json()) as any).errors[0].extensions.code]).toEqual([
      503,
      'SUBGRAPH_UNAVAILABLE',
    ]);
  });

  test('are for everybody, but not as often as one address likes, forms least of all', async () => {
    const { port } = server.address() as AddressInfo;
    const slow = await startBench({
      forwarded: [fetchPrefix('/feed', `http://127.0.0.1:${port}`)],
      rates: { actor: 0, client: 0, address: 7 },
    });
    const ask = (init: RequestInit = {}) => fetch(`${slow.url}/feed`, init);
    const form = () => ask({ method: 'POST', body: new URLSearchParams('a=b') });
    const statuses = (answers: readonly Response[]) => answers.map(({ status }) => status);
    const sent = await Promise.all(Array.from({ length: 30 }, form));
    expect(statuses(sent)).toContain(200);
    expect(statuses(sent)).toContain(429);
    const read = await Promise.all(Array.from({ length: 300 }, () => ask()));
    expect(statuses(read).filter((status) => status === 200).length).toBeGreaterThan(
      2 * statuses(sent).filter((status) => status === 200).length,
    );
    const refused = await ask({ headers: { accept: 'text/html' } });
    expect([refused.status, await refused.text()]).toEqual([429, expect.stringContaining('That was too often')]);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    await slow.close();
  });
});
