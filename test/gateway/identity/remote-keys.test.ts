import { createServer } from 'node:http';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { exportJWK, generateKeyPair, type JSONWebKeySet, type JWK } from 'jose';
import { fetchKeySet } from '../../../gateway/identity/fetch-key-set.ts';
import { remoteKeys, type FindKey } from '../../../gateway/identity/remote-keys.ts';

async function publicKey(kid: string): Promise<JWK> {
  return { ...(await exportJWK((await generateKeyPair('ES256', { extractable: true })).publicKey)), kid };
}
const first = await publicKey('first');
const second = await publicKey('second');

describe('the keys of an issuer', () => {
  let seconds: number;
  let fetches: number;
  let published: () => Promise<JSONWebKeySet>;
  let find: FindKey;
  beforeEach(() => {
    seconds = 1_000;
    fetches = 0;
    published = async () => ({ keys: [first] });
    find = remoteKeys(
      () => {
        fetches += 1;
        return published();
      },
      () => seconds * 1_000,
    );
  });

  test('are fetched once and kept', async () => {
    expect(await find('first')).toMatchObject({ algorithm: 'ES256' });
    expect(await find('first')).not.toBeNull();
    expect(fetches).toBe(1);
  });

  test('are fetched once for logins that come at the same time', async () => {
    const found = await Promise.all(Array.from({ length: 20 }, () => find('first')));
    expect(found.every((key) => key !== null)).toBe(true);
    expect(fetches).toBe(1);
  });

  test('E06 ten thousand unknown key ids cause one fetch in 30 seconds, and known ones still pass', async () => {
    await find('first');
    seconds += 30;
    for (let count = 0; count < 10_000; count += 1) expect(await find(`unknown-${count}`)).toBeNull();
    expect(fetches).toBe(2);
    expect(await find('first')).not.toBeNull();
  });

  test('E14 a key that was withdrawn is good for 60 seconds at most', async () => {
    await find('first');
    published = async () => ({ keys: [second] });
    seconds += 60;
    expect(await find('first')).not.toBeNull();
    seconds += 1;
    expect(await find('first')).toBeNull();
    expect(await find('second')).not.toBeNull();
  });

  test('a new key is found as soon as a token uses it, once the cooldown is over', async () => {
    await find('first');
    published = async () => ({ keys: [first, second] });
    seconds += 31;
    expect(await find('second')).not.toBeNull();
  });

  test('the last good set serves ten minutes while the issuer does not answer, or answers no key', async () => {
    await find('first');
    published = async () => ({ keys: [] });
    seconds += 300;
    expect(await find('first')).not.toBeNull();
    published = () => Promise.reject(new Error('down'));
    seconds += 300;
    expect(await find('first')).not.toBeNull();
    seconds += 1;
    await expect(find('first')).rejects.toThrow('cannot be fetched');
  });

  test('an issuer that was down at first is tried again within seconds', async () => {
    published = () => Promise.reject(new Error('down'));
    await expect(find('first')).rejects.toThrow();
    await expect(find('first')).rejects.toThrow();
    expect(fetches).toBe(1);
    published = async () => ({ keys: [first] });
    seconds += 2;
    expect(await find('first')).not.toBeNull();
  });

  test('keys that cannot verify a signature of a listed algorithm are left out', async () => {
    const rsa = await exportJWK((await generateKeyPair('RS256', { extractable: true })).publicKey);
    published = async () => ({
      keys: [
        { kty: 'oct', k: 'c2VjcmV0', kid: 'symmetric', alg: 'HS256' },
        { ...first, kid: 'encryption', use: 'enc' },
        { ...first, kid: 'broken', x: 'AAAA' },
        { ...first, kid: 'other-algorithm', alg: 'ES384' },
        { ...rsa, kid: 'rsa-without-algorithm' },
        { ...rsa, kid: 'rsa', alg: 'PS256' },
        first,
      ],
    });
    for (const kid of ['symmetric', 'encryption', 'broken', 'other-algorithm', 'rsa-without-algorithm'])
      expect(await find(kid)).toBeNull();
    expect(await find('rsa')).toMatchObject({ algorithm: 'PS256' });
    expect(await find('first')).toMatchObject({ algorithm: 'ES256' });
  });
});

describe('fetching a key set', () => {
  test('takes a key set, and nothing that is not one or is somewhere else', async () => {
    const answers: Record<string, [number, string]> = {
      '/good': [200, JSON.stringify({ keys: [first] })],
      '/page': [200, '<html>'],
      '/other': [200, '{"keys":"none"}'],
      '/gone': [404, '{"keys":[]}'],
      '/moved': [302, ''],
    };
    const server = createServer(({ url = '' }, response) => {
      const [status, body] = answers[url] ?? [500, ''];
      response.writeHead(status, status === 302 ? { location: '/good' } : {}).end(body);
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const origin = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
    expect(await fetchKeySet(`${origin}/good`)()).toMatchObject({ keys: [{ kid: 'first' }] });
    for (const path of ['/page', '/other', '/gone', '/moved'])
      await expect(fetchKeySet(`${origin}${path}`)()).rejects.toThrow();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
});
