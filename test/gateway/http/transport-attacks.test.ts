import { connect } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ERRORS } from '../../../schema/contract/error-codes.ts';
import { ask, expectAlive, expectRefused, mintToken, startBench, type Asked, type Bench } from '../harness.ts';
import { rawRequest, readRaw, sendRaw } from '../raw-request.ts';

const QUERY = { query: '{ product(id: "1") { name } }' };

describe('requests that are refused (attack table, section A)', () => {
  let bench: Bench;
  beforeAll(async () => (bench = await startBench()));
  afterAll(() => bench.close());
  beforeEach(() => {
    bench.subgraphs.requests.length = 0;
    bench.trail.entries.length = 0;
  });
  const get = async (path: string, headers: Record<string, string> = {}): Promise<Asked> =>
    ask(bench, undefined, { method: 'GET', headers: { 'content-type': '', ...headers } }, path);

  test('A01 a batch of operations', async () => {
    await expectRefused(
      bench,
      await ask(bench, [QUERY, ...Array.from({ length: 10 }, () => QUERY)]),
      'BAD_REQUEST',
      'JSON_MALFORMED',
    );
  });

  test.each(['/graphql?query={product(id:1){name}}', '/graphql?query=mutation{rename(id:1,name:2){id}}'])(
    'A02 A03 operations by GET: %s',
    async (path) => {
      const answer = await get(path);
      await expectRefused(bench, answer, 'METHOD_NOT_ALLOWED');
      expect(answer.headers.get('allow')).toBe('POST');
    },
  );

  test.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS'])('A03 operations by %s', async (method) => {
    await expectRefused(bench, await ask(bench, QUERY, { method }), 'METHOD_NOT_ALLOWED');
  });

  test.each([
    ['A04', 'application/x-www-form-urlencoded'],
    ['A04', 'text/plain'],
    ['A04', 'multipart/form-data; boundary=x'],
    ['A06', 'application/json; charset=shift_jis'],
    ['A06', 'application/json; charset=utf-7'],
    ['A06', 'application/json; charset=iso-2022-jp'],
    ['A06', 'application/json; charset=utf-8; charset=utf-7'],
    ['A06', 'application/jsonp'],
  ])('%s a body as %s', async (_, type) => {
    await expectRefused(
      bench,
      await ask(bench, QUERY, { headers: { 'content-type': type } }),
      'UNSUPPORTED_MEDIA_TYPE',
    );
  });

  test('A05 GET with an odd content type', async () => {
    const token = await mintToken();
    const lines = [
      'GET /graphql?query={product(id:1){name}} HTTP/1.1',
      'Host: localhost',
      'Content-Type: message/x',
      `Authorization: Bearer ${token}`,
    ];
    const answer = readRaw(await sendRaw(bench, `${lines.join('\r\n')}\r\nConnection: close\r\n\r\n`));
    await expectRefused(bench, answer, 'UNSUPPORTED_MEDIA_TYPE');
  });

  test('A07 a compressed body', async () => {
    const answer = await ask(bench, QUERY, { headers: { 'content-encoding': 'gzip' } });
    await expectRefused(bench, answer, 'UNSUPPORTED_MEDIA_TYPE');
  });

  test.each(['localhost', 'other.example'])('two hosts, the second of them %s (RFC 9112 section 3.2)', async (host) => {
    const token = `Authorization: Bearer ${await mintToken()}`;
    await expectRefused(bench, await rawRequest(bench, [`Host: ${host}`, token], QUERY), 'BAD_REQUEST');
  });

  test('A08 a body of a megabyte', async () => {
    const answer = await ask(bench, { ...QUERY, padding: 'x'.repeat(1_000_000) });
    await expectRefused(bench, answer, 'PAYLOAD_TOO_LARGE');
    expect(answer.headers.get('connection')).toBe('close');
  });

  test('A08 a body without a length that never ends', async () => {
    const head = [
      'POST /graphql HTTP/1.1',
      'Host: localhost',
      'Content-Type: application/json',
      'Transfer-Encoding: chunked',
      `Authorization: Bearer ${await mintToken()}`,
    ];
    const text = await new Promise<string>((resolve) => {
      let answer = '';
      const chunk = `${(16_384).toString(16)}\r\n${'x'.repeat(16_384)}\r\n`;
      const socket = connect(bench.port, '127.0.0.1', () => {
        socket.write(`${head.join('\r\n')}\r\n\r\n`);
        const dripping = setInterval(() => socket.write(chunk), 2);
        socket.on('close', () => {
          clearInterval(dripping);
          resolve(answer);
        });
      });
      socket.setEncoding('utf8').on('data', (data: string) => (answer += data));
      socket.on('error', () => undefined); // it is hung up on while writing; that is the point
    });
    await expectRefused(bench, readRaw(text), 'PAYLOAD_TOO_LARGE');
  });

  test('A10 a request that two readers could cut in different places', async () => {
    const lines = ['POST /graphql HTTP/1.1', 'Host: localhost', 'Content-Length: 5', 'Transfer-Encoding: chunked'];
    const answer = readRaw(await sendRaw(bench, `${lines.join('\r\n')}\r\n\r\n0\r\n\r\n`));
    await expectRefused(bench, answer, 'BAD_REQUEST');
  });

  test('A11 headers of 64 KB', async () => {
    const flood = Array.from({ length: 2_000 }, (_, index) => `X-Flood-${index}: ${'x'.repeat(20)}`);
    const before = bench.trail.entries.length;
    await expectRefused(bench, await rawRequest(bench, flood, QUERY), 'BAD_REQUEST', undefined, 431);
    expect(bench.trail.entries).toHaveLength(before + 1); // whatever else of them comes
  });

  test('A12 a change to another protocol', async () => {
    const lines = [
      'GET /graphql HTTP/1.1',
      'Host: localhost',
      'Upgrade: websocket',
      'Connection: Upgrade',
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
      'Sec-WebSocket-Version: 13',
    ];
    const answer = readRaw(await sendRaw(bench, `${lines.join('\r\n')}\r\n\r\n`));
    await expectRefused(bench, answer, 'BAD_REQUEST');
  });

  test.each(['/', '/graphiql', '/playground', '/console', '/metrics', '/graphql/', '/%ff'])(
    'A13 A14 there is no page at %s, and no name of an engine',
    async (path) => {
      const answer = await get(path, { accept: 'text/html' });
      const code = path === '/%ff' ? 'BAD_REQUEST' : 'NOT_FOUND';
      await expectRefused(bench, answer, code);
      expect(`${JSON.stringify([...answer.headers])}${answer.text}`).not.toMatch(
        /apollo|fastify|graphiql|node|express/i,
      );
    },
  );

  test('A15 neither traces nor plans are told', async () => {
    const answer = await ask(
      bench,
      { ...QUERY, extensions: { tracing: true, ftv1: 'yes' } },
      {
        headers: {
          'apollo-query-plan-experimental': 'true',
          'apollo-federation-include-trace': 'ftv1',
          'x-apollo-tracing': '1',
          'apollo-require-preflight': 'true',
        },
      },
    );
    expect(answer.body).toEqual({ data: { product: { name: 'Product 1' } } });
    expect(Object.keys(bench.subgraphs.requests[0]!.request.headers).join()).not.toMatch(/apollo/);
  });

  test('A16 headers that would change method, address or peer are ignored', async () => {
    const headers = {
      'x-http-method-override': 'GET',
      'x-forwarded-for': '203.0.113.9',
      'x-original-url': '/health/live',
      'x-request-id': 'mine',
    };
    const answer = await ask(bench, QUERY, { headers });
    expect(answer.body.data).toEqual({ product: { name: 'Product 1' } });
    expect(answer.headers.get('x-request-id')).not.toBe('mine');
    expect(bench.trail.entries[0]).toMatchObject({ content: { peer: '127.0.0.1' } });
  });

  test.each([
    ['a name twice', '{"query":"{a}","query":"{b}"}'],
    ['a query that is an object', '{"query":{"$ne":1}}'],
    ['a number beyond a double', '{"query":"{a}","variables":{"n":1e400}}'],
    ['a byte order mark', '\ufeff{"query":"{a}"}'],
    ['something behind it', '{"query":"{a}"}x'],
    ['ten thousand levels', `{"query":"{a}","variables":{"a":${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}}}`],
    ['variables that are a list', '{"query":"{a}","variables":[]}'],
    ['an operation name that is a number', '{"query":"{a}","operationName":1}'],
    ['no query', '{"variables":{}}'],
    ['an empty query', '{"query":"  "}'],
    ['a string', '"{a}"'],
    ['nothing', ''],
    ['half a character', Buffer.from([0x22, 0xc3, 0x28, 0x22])],
  ])('A18 JSON with %s', async (_, body) => {
    const answer = await ask(bench, undefined, { body });
    await expectRefused(bench, answer, 'BAD_REQUEST', 'JSON_MALFORMED');
  });

  test('A19 variables named like what every object has', async () => {
    const proto = await ask(bench, `{"query":"{ __typename }","variables":{"__proto__":{"role":"auditor"}}}`);
    await expectRefused(bench, proto, 'BAD_REQUEST', 'JSON_MALFORMED');
    const answer = await ask(
      bench,
      `{"query":"{ __typename }","variables":{"constructor":{"prototype":{"role":"x"}}}}`,
    );
    expect(answer.body).toEqual({ data: { __typename: 'Query' } });
    expect(({} as Record<string, unknown>)['role']).toBeUndefined();
  });

  test('a client that asks for it gets the media type of GraphQL over HTTP', async () => {
    const answer = await ask(bench, QUERY, { headers: { accept: 'application/graphql-response+json' } });
    expect(answer.headers.get('content-type')).toBe('application/graphql-response+json; charset=utf-8');
    const plain = await ask(bench, QUERY, { headers: { 'content-type': 'application/json; charset="UTF-8"' } });
    expect(plain.headers.get('content-type')).toBe('application/json; charset=utf-8');
  });

  test('no refusal repeats what was sent', async () => {
    const secret = 'SECRETVALUE';
    const answers = [
      await ask(bench, { query: `{ ${secret} }` }),
      await ask(bench, { query: `{ "${secret}` }),
      await ask(bench, { query: 'query ($n: Int) { products(first: $n) { id } }', variables: { n: secret } }),
      await ask(bench, QUERY, { headers: { 'access-purpose': secret } }),
      await get(`/${secret}`),
    ];
    for (const { status, text } of answers) {
      expect(status).toBeGreaterThanOrEqual(400);
      expect(text).not.toContain(secret);
    }
    expect(bench.logged.join('')).not.toContain(secret);
    expect(
      answers
        .map(({ body }) => body.errors![0]!.message)
        .every((text) => Object.values(ERRORS).some(({ message }) => message === text)),
    ).toBe(true);
    await expectAlive(bench);
  });
});
