import { beforeEach, describe, expect, test } from '@jest/globals';
import { exportJWK, generateKeyPair } from 'jose';
import { authentication, type Authenticate } from '../../../gateway/identity/authenticate.ts';
import { identification } from '../../../gateway/identity/identify.ts';
import { memoryStandingRegister } from '../../../gateway/identity/standing-register.ts';
import { importKeySet, type VerificationKey } from '../../../gateway/identity/verification-key.ts';
import { newCall } from '../../../gateway/query-log/call.ts';
import { AUDIENCE, ISSUER, KEY_SET, mintToken } from '../harness.ts';

const SECOND = 1_000;

async function keyOf(set = KEY_SET): Promise<VerificationKey> {
  const [key] = (await importKeySet(set)).values();
  return key!;
}
async function otherKey(): Promise<VerificationKey> {
  const { publicKey } = await generateKeyPair('ES256', { extractable: true });
  return keyOf({ keys: [{ ...(await exportJWK(publicKey)), kid: 'other' }] });
}

describe('a token that comes again', () => {
  let key: VerificationKey | null;
  let authenticate: Authenticate;
  let token: string;
  let now: number;
  const rules = { issuer: ISSUER, audience: AUDIENCE, maxLifetime: 3_600, findKey: async () => key };
  const ask = (text = token) => authenticate([`Bearer ${text}`], now);
  beforeEach(async () => {
    key = await keyOf();
    authenticate = authentication(rules);
    now = Date.now();
    token = await mintToken({ nbf: Math.floor(now / SECOND) });
    expect(await ask()).toMatchObject({ actor: { id: 'actor-1' } });
  });
  const expectRefusal = () => expect(ask()).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });

  test('is known by the key that verified it, without another look at its signature', async () => {
    Object.assign(key!, { key: (await otherKey()).key });
    expect(await ask()).toMatchObject({ actor: { id: 'actor-1' } });
    await expect(ask(await mintToken())).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('is verified again where the issuer’s keys were fetched again, and refused where its key is another', async () => {
    key = await keyOf();
    expect(await ask()).toMatchObject({ actor: { id: 'actor-1' } });
    key = await otherKey();
    await expectRefusal();
  });

  test('is refused where the issuer has withdrawn its key', async () => {
    key = null;
    await expectRefusal();
  });

  test('is turned away where the issuer’s keys cannot be had any more', async () => {
    authenticate = authentication({ ...rules, findKey: async () => key ?? Promise.reject(new Error('no keys')) });
    await ask();
    key = null;
    await expect(ask()).rejects.toMatchObject({ code: 'OVERLOADED' });
  });

  test('is refused once it has expired', async () => {
    now += 604 * SECOND;
    await ask();
    now += 2 * SECOND;
    await expectRefusal();
  });

  test('is refused where the clock was put back to before it was made', async () => {
    now -= 7 * SECOND;
    await expectRefusal();
  });

  test.each([0, 1, 2])('is another one where its part %d is changed', async (place) => {
    const parts = token.split('.');
    const part = parts[place]!;
    parts[place] = `${part.startsWith('A') ? 'B' : 'A'}${part.slice(1)}`;
    await expect(ask(parts.join('.'))).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('that was refused is refused again', async () => {
    const forged = await mintToken({}, {}, (await generateKeyPair('ES256')).privateKey);
    for (let times = 0; times < 2; times += 1)
      await expect(ask(forged)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('is not enough where its holder was suspended meanwhile', async () => {
    const standings = new Map<string, 'SUSPENDED'>();
    const identify = identification(rules, memoryStandingRegister(standings), 5 * SECOND);
    const come = () => {
      const call = newCall({ requestId: 'r', receivedAt: now, peer: '', traceparent: '' });
      return identify(call, { authorization: [`Bearer ${token}`] });
    };
    await come();
    standings.set('actor-1', 'SUSPENDED');
    await expect(come()).rejects.toMatchObject({ code: 'FORBIDDEN', detail: 'STANDING' });
  });
});
