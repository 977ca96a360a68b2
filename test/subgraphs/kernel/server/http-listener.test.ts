import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { listen, type Listener } from '../../../../subgraphs/kernel/server/http-listener.ts';
import type { WireRequest } from '../../../../schema/contract/wire.ts';

let listener: Listener;
let ready = true;
const heard: WireRequest[] = [];

beforeAll(async () => {
  const handle = (request: WireRequest) => {
    heard.push(request);
    return Promise.resolve({ status: 401, body: '{"code":"UNAUTHENTICATED"}' });
  };
  listener = await listen(
    handle,
    () => Promise.resolve(ready),
    0,
    '127.0.0.1',
    () => ({ waitingSince: null }),
  );
});
afterAll(() => listener.close());

const post = (body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  fetch(`${listener.url}/graphql`, { method: 'POST', body, headers });

describe('a subgraph over HTTP', () => {
  test('hands on method, path, headers and the body to the letter, and gives back status and body', async () => {
    const body = '{ "query" :  "{ a }" }';
    const answer = await post(body, { 'content-type': 'application/json', 'Signature-Input': 'hub=x' });
    expect(heard.at(-1)).toMatchObject({ method: 'POST', path: '/graphql', body, peer: '127.0.0.1' });
    expect(heard.at(-1)?.headers['signature-input']).toBe('hub=x');
    expect(answer.status).toBe(401);
    expect(await answer.json()).toEqual({ code: 'UNAUTHENTICATED' });
  });

  test('says that it lives, and whether it is ready', async () => {
    expect((await fetch(`${listener.url}/health/live`)).status).toBe(200);
    expect((await fetch(`${listener.url}/health/ready`)).status).toBe(200);
    ready = false;
    const answer = await fetch(`${listener.url}/health/ready`);
    expect([answer.status, await answer.json()]).toEqual([503, { status: 'unavailable', waitingSince: null }]);
    ready = true;
    expect((await fetch(`${listener.url}/health/live`)).status).toBe(200);
  });

  test('refuses a body that is too long before anyone reads it', async () => {
    const before = heard.length;
    const answer = await post('x'.repeat(4 * 1024 * 1024 + 1));
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ code: 'PAYLOAD_TOO_LARGE' });
    expect(heard).toHaveLength(before);
  });

  test('refuses a body that is not JSON by its type', async () => {
    const answer = await post('a=b', { 'content-type': 'application/x-www-form-urlencoded' });
    expect(answer.status).toBe(415);
    expect(await answer.json()).toMatchObject({ code: 'UNSUPPORTED_MEDIA_TYPE' });
  });

  test.each(['GET', 'PUT', 'DELETE'])('does not answer %s', async (method) => {
    const before = heard.length;
    const answer = await fetch(`${listener.url}/graphql`, { method });
    expect(answer.status).toBe(404);
    expect(heard).toHaveLength(before);
  });
});
