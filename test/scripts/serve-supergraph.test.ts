import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { composeServices } from '@apollo/composition';
import { afterEach, describe, expect, test } from '@jest/globals';
import { parse } from 'graphql';
import type { ProtectionOptions } from '../../scripts/supergraph-server/protection.ts';
import { readServeArguments } from '../../scripts/supergraph-server/read-serve-arguments.ts';
import { serveSupergraph } from '../../scripts/supergraph-server/serve-supergraph.ts';

const run = (words: readonly string[], environment: Record<string, string>) =>
  spawnSync(process.execPath, ['scripts/serve-supergraph.ts', ...words], {
    encoding: 'utf8',
    timeout: 30_000,
    env: { PATH: process.env['PATH'], ...environment },
  });

test('the server of any supergraph refuses to run in production, and says how it is used', () => {
  const words = ['--supergraph', 'schema/supergraph.graphql', '--port', '0'];
  expect(run(words, { NODE_ENV: 'production' })).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('not for production'),
  });
  expect(run(['--port', 'x'], {})).toMatchObject({ status: 1, stderr: expect.stringContaining('--supergraph FILE') });
});

test('it says what is wrong with a file, a document, a port', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as AddressInfo;
  for (const [file, at, message] of [
    ['not-there.graphql', 0, 'not-there.graphql cannot be read'],
    ['package.json', 0, 'package.json cannot be served: Syntax Error'],
    ['schema/supergraph.graphql', port, `Port ${port} cannot be opened`],
  ] as const)
    expect(run(['--supergraph', file, '--port', String(at)], {})).toMatchObject({
      status: 1,
      stderr: expect.stringContaining(message),
    });
  taken.close();
});

test('its arguments say whether it is guarded, and how', () => {
  const read = (...words: string[]) => readServeArguments(['--supergraph', 'a', '--port', '0', ...words]).protection;
  expect(read()).toBeNull();
  expect(read('--guarded')).toEqual({ maxInFlight: 256, subgraphCalls: 64 });
  expect(read('--max-in-flight', '9')).toEqual({ maxInFlight: 9, subgraphCalls: 64 });
  expect(read('--subgraph-calls', '3')).toEqual({ maxInFlight: 256, subgraphCalls: 3 });
  expect(() => read('--max-in-flight', '0')).toThrow('--max-in-flight has to be a number from 1 to 4096');
  expect(() => read('--odd')).toThrow('--odd');
  expect(() => readServeArguments(['--port', '0'])).toThrow('--supergraph is missing');
});

describe('a supergraph that is served', () => {
  const closing: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });
  const served = async (subgraph: RequestListener, protection: ProtectionOptions | null) => {
    const server = createServer(subgraph).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
    const { supergraphSdl = '' } = composeServices([{ name: 'a', url, typeDefs: parse('type Query { a: Int }') }]);
    const { port, close } = await serveSupergraph(supergraphSdl, 0, [], protection);
    closing.push(close, async () => {
      server.closeAllConnections();
      server.close();
    });
    const at = `http://127.0.0.1:${port}`;
    const ask = () =>
      fetch(`${at}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"query":"{ a }"}',
      });
    return { at, ask };
  };

  test.each([
    ['guarded, a call that failed is sent again', { maxInFlight: 8, subgraphCalls: 8 }, 2],
    ['unguarded, it is not', null, 1],
  ])('%s', async (_, protection, expected) => {
    let asked = 0;
    const { ask } = await served((request, response) => {
      asked += 1;
      request.resume();
      response.writeHead(503).end();
    }, protection);
    expect(await (await ask()).json()).toMatchObject({ data: { a: null } });
    expect(asked).toBe(expected);
  });

  test('guarded, it turns away whoever finds no room, and says when to come again; it is ready all the same', async () => {
    const held = Promise.withResolvers<void>();
    const arrived = Promise.withResolvers<void>();
    const { at, ask } = await served(
      (request, response) => {
        request.resume();
        arrived.resolve();
        void held.promise.then(() =>
          response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{"a":1}}'),
        );
      },
      { maxInFlight: 1, subgraphCalls: 8 },
    );
    const first = ask();
    await arrived.promise;
    const second = await ask();
    expect([second.status, second.headers.get('retry-after')]).toEqual([503, '1']);
    expect(await second.json()).toMatchObject({ errors: [{ extensions: { code: 'OVERLOADED' } }] });
    expect((await fetch(`${at}/health/ready`)).status).toBe(200);
    held.resolve();
    expect(await (await first).json()).toEqual({ data: { a: 1 } });
  });
});
