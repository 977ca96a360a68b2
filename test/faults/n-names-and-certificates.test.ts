import { once } from 'node:events';
import { createSecureServer } from 'node:http2';
import { createServer, type Server, type ServerOptions } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { httpTransport, type HttpTransportOptions } from '../../schema/wire/http-transport.ts';
import { rememberingLookup, type Resolve } from '../../schema/wire/remembering-lookup.ts';
import { answer, startScriptedSubgraph } from './scripted-subgraph.ts';
import { ownAuthority } from './own-authority.ts';

const REQUEST = { method: 'POST', path: '/graphql', headers: {}, body: '{}' } as const;
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => void (await Promise.all(closing.splice(0).map((close) => close()))));

function lineTo(origin: string, options: HttpTransportOptions = {}) {
  const { transport, close } = httpTransport(origin, { connectTimeout: 2_000, ...options });
  closing.push(close);
  return () => transport(REQUEST, AbortSignal.timeout(5_000));
}

describe('N10 a name', () => {
  /** Answers each question with the next of these; an error is what a name server says. */
  const resolving = (...answers: readonly (string | readonly string[])[]) => {
    const asked = { times: 0 };
    const resolve: Resolve = (_name, _options, done) => {
      const next = answers[Math.min(asked.times++, answers.length - 1)]!;
      if (typeof next === 'string') done(Object.assign(new Error(next), { code: next }), []);
      else
        done(
          null,
          next.map((address) => ({ address, family: 4 })),
        );
    };
    return { asked, resolve };
  };
  const lookedUp = (lookup: ReturnType<typeof rememberingLookup>) =>
    new Promise<string>((resolve) =>
      lookup('part.example', { all: true }, (error, addresses) =>
        resolve(error?.code ?? (addresses as { address: string }[]).map(({ address }) => address).join()),
      ),
    );

  test.each(['ENOTFOUND', 'EAI_AGAIN'])('that fails with %s has its last address for a minute', async (code) => {
    let now = 0;
    const { resolve } = resolving(['192.0.2.1'], code);
    const lookup = rememberingLookup(resolve, () => now);
    expect(await lookedUp(lookup)).toBe('192.0.2.1');
    now = 59_999;
    expect(await lookedUp(lookup)).toBe('192.0.2.1');
    now = 60_000;
    expect(await lookedUp(lookup)).toBe(code);
  });

  test('that moved is found at its new address', async () => {
    let now = 0;
    const lookup = rememberingLookup(resolving(['192.0.2.1'], ['192.0.2.2']).resolve, () => now);
    await lookedUp(lookup);
    now = 5_001;
    expect(await lookedUp(lookup)).toBe('192.0.2.2');
  });

  test('is looked up once for many connections', async () => {
    let answerAll = (): void => undefined;
    let asked = 0;
    const lookup = rememberingLookup((_name, _options, done) => {
      asked += 1;
      answerAll = () => done(null, [{ address: '192.0.2.1', family: 4 }]);
    });
    const all = Array.from({ length: 50 }, () => lookedUp(lookup));
    answerAll();
    expect(new Set(await Promise.all(all))).toEqual(new Set(['192.0.2.1']));
    await lookedUp(lookup);
    expect(asked).toBe(1);
  });

  test('with two addresses, of which one is dead, is reached at the other', async () => {
    const subgraph = await startScriptedSubgraph(async () => ({ status: 200, body: '{"data":{}}' }));
    closing.push(() => subgraph.stop());
    const lookup = rememberingLookup(resolving(['127.0.0.9', '127.0.0.1']).resolve);
    expect(await lineTo(`http://part.example:${subgraph.port}`, { lookup })()).toMatchObject({ status: 200 });
  });
});

const authority = ownAuthority('Authority of the tests');
const good = authority.certify('localhost');

async function secure(options: ServerOptions): Promise<string> {
  const server: Server = createServer(options, (_, response) => answer(response, 200, '{"data":{}}'));
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  });
  return `https://localhost:${(server.address() as AddressInfo).port}`;
}

describe('N11 a certificate', () => {
  test('that is right is taken', async () => {
    const line = lineTo(await secure(good), { tls: { ca: authority.cert } });
    expect(await line()).toMatchObject({ status: 200 });
  });

  test.each([
    ['has expired', authority.certify('localhost', -1)],
    ['is for another host', authority.certify('elsewhere.example')],
    ['is of another authority', ownAuthority('Somebody else').certify('localhost')],
  ])('that %s is refused, as no connection', async (_, certified) => {
    const line = lineTo(await secure(certified), { tls: { ca: authority.cert } });
    await expect(line()).rejects.toMatchObject({ fault: 'NO_CONNECTION' });
  });

  test('that the other side wants and does not get ends the call, without an answer', async () => {
    const url = await secure({ ...good, ca: authority.cert, requestCert: true, rejectUnauthorized: true });
    const bare = lineTo(url, { tls: { ca: authority.cert } });
    await expect(bare()).rejects.toMatchObject({ fault: expect.stringMatching(/^NO_(CONNECTION|ANSWER)$/) });
    const shown = lineTo(url, { tls: { ca: authority.cert, ...authority.certify('gateway.example') } });
    expect(await shown()).toMatchObject({ status: 200 });
  });

  test('is never done without: a part that speaks no TLS is not spoken to in the clear', async () => {
    const subgraph = await startScriptedSubgraph(async () => ({ status: 200, body: '{"data":{}}' }));
    closing.push(() => subgraph.stop());
    const line = lineTo(`https://localhost:${subgraph.port}`, { tls: { ca: authority.cert } });
    await expect(line()).rejects.toMatchObject({ fault: 'NO_CONNECTION' });
    expect(subgraph.requests).toEqual([]);
  });
});

test('HTTP/2 is spoken where it is offered and wanted', async () => {
  const versions: string[] = [];
  const server = createSecureServer({ ...good, allowHTTP1: true }, (request, response) => {
    versions.push(request.httpVersion);
    response.setHeader('content-type', 'application/json');
    response.end('{"data":{}}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `https://localhost:${(server.address() as AddressInfo).port}`;
  const [two, one] = [true, false].map((http2) => httpTransport(url, { http2, tls: { ca: authority.cert } }));
  for (const line of [two!, one!])
    expect(await line.transport(REQUEST, AbortSignal.timeout(5_000))).toEqual({ status: 200, body: '{"data":{}}' });
  expect(versions).toEqual(['2.0', '1.1']);
  await Promise.all([two!.close(), one!.close()]);
  server.close();
});
