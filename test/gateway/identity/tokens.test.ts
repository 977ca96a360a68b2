import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { exportJWK, exportSPKI, generateKeyPair, importJWK, type CryptoKey } from 'jose';
import { memoryStandingRegister } from '../../../gateway/identity/standing-register.ts';
import type { ErrorCode } from '../../../schema/contract/error-codes.ts';
import { decodeRequestContext } from '../../../schema/contract/request-context.ts';
import {
  ask,
  askOffers,
  AUDIENCE,
  expectRefused,
  ISSUER,
  KEY_SET,
  mintToken,
  signText,
  OFFERS,
  startBench,
  type Bench,
} from '../harness.ts';
import { rawRequest } from '../raw-request.ts';

const seconds = () => Math.floor(Date.now() / 1000);
const base64url = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

describe('tokens that are refused (attack table, section E)', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await startBench({
      identity: {
        issuer: ISSUER,
        audience: AUDIENCE,
        keys: { set: KEY_SET },
        standings: memoryStandingRegister(new Map([['suspended-since', 'SUSPENDED']])),
      },
    });
  });
  afterAll(() => bench.close());
  beforeEach(() => {
    bench.subgraphs.requests.length = 0;
    bench.trail.entries.length = 0;
  });

  const refuse = async (token: string, code: ErrorCode = 'UNAUTHENTICATED') => {
    const answer = await askOffers(bench, { headers: { authorization: `Bearer ${token}` } });
    await expectRefused(bench, answer, code);
    expect(JSON.stringify(bench.trail.entries) + bench.logged.join('')).not.toContain(token);
  };
  const resigned = async (change: (header: Record<string, unknown>, payload: Record<string, unknown>) => void) => {
    const [header = '', payload = ''] = (await mintToken()).split('.');
    const parts = [header, payload].map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()));
    change(parts[0], parts[1]);
    return parts.map(base64url).join('.');
  };

  test('an honest token passes, so that the refusals below are for what they say', async () => {
    const answer = await askOffers(bench, { headers: { authorization: `Bearer ${await mintToken()}` } });
    expect(answer.body.data.product.offers).toHaveLength(4);
    expect(bench.trail.entries).toMatchObject([{ kind: 'query', actor: { id: 'actor-1' } }]);
  });

  test.each([
    ['Quill', 'Quill'],
    ['   ', undefined],
    [['Quill'], undefined],
    ['Q'.repeat(201), undefined],
  ])('the surname %j of a token goes on as %j, and is not on the trail', async (name, expected) => {
    await askOffers(bench, { headers: { authorization: `Bearer ${await mintToken({ family_name: name })}` } });
    const contexts = bench.subgraphs.requests.map(({ request }) =>
      decodeRequestContext(request.headers['request-context'] ?? ''),
    );
    expect(contexts.length).toBeGreaterThan(0);
    for (const context of contexts) expect(context?.surname).toBe(expected);
    expect(JSON.stringify(bench.trail.entries) + bench.logged.join('')).not.toContain('Q');
  });

  test.each(['none', 'None', 'nOnE'])('E01 the algorithm %s is refused, with and without a signature', async (alg) => {
    const unsigned = await resigned((header) => (header['alg'] = alg));
    await refuse(`${unsigned}.`);
    await refuse(`${unsigned}.AAAA`);
  });

  test('E02 a token signed by HMAC with the public key as secret is refused', async () => {
    const publicKey = (await importJWK({ ...KEY_SET.keys[0], ext: true } as never, 'ES256')) as CryptoKey;
    const input = await resigned((header) => (header['alg'] = 'HS256'));
    const mac = createHmac('sha256', await exportSPKI(publicKey))
      .update(input)
      .digest('base64url');
    await refuse(`${input}.${mac}`);
  });

  test.each([
    ['another', 'urn:other.example'],
    ['none', undefined],
    ['ours among others', [AUDIENCE, 'urn:other.example']],
    ['an empty list', []],
  ])('E03 an audience that is %s is refused', async (_, aud) => refuse(await mintToken({ aud })));

  test('E04 another issuer is refused, and our issuer with a key that is not its own', async () => {
    const stranger = await generateKeyPair('ES256');
    await refuse(await mintToken({ iss: 'https://other.example' }));
    await refuse(await mintToken({ iss: undefined }));
    await refuse(await mintToken({}, {}, stranger.privateKey));
  });

  test.each([
    ['expired', () => ({ iat: seconds() - 700, exp: seconds() - 60 })],
    ['not valid yet', () => ({ nbf: seconds() + 60 })],
    ['made in the future', () => ({ iat: seconds() + 60, exp: seconds() + 120 })],
    ['without an expiry', () => ({ exp: undefined })],
    ['without a time of making', () => ({ iat: undefined })],
    ['with an expiry as text', () => ({ exp: String(seconds() + 600) })],
    ['good for a hundred years', () => ({ exp: seconds() + 100 * 365 * 86_400 })],
  ])('E05 a token %s is refused', async (_, claims) => refuse(await mintToken(claims())));

  test('E05 two clocks may be five seconds apart', async () => {
    const token = await mintToken({ iat: seconds() + 3, nbf: seconds() + 3, exp: seconds() + 60 });
    expect((await askOffers(bench, { headers: { authorization: `Bearer ${token}` } })).status).toBe(200);
  });

  test.each([
    ['a path', '../../etc/passwd'],
    ['a piece of SQL', "' OR 1=1"],
    ['a name that every object has', 'constructor'],
    ['the prototype', '__proto__'],
    ['empty', ''],
    ['very long', 'x'.repeat(4_000)],
  ])('E07 a key id that is %s is looked up and not found', async (_, kid) => refuse(await mintToken({}, { kid })));

  test('E08 a token that brings its key, or says where to fetch it, is refused and nothing is fetched', async () => {
    let fetched = 0;
    const trap = createServer((_, response) => {
      fetched += 1;
      response.end('{}');
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => trap.once('listening', resolve));
    const url = `http://127.0.0.1:${(trap.address() as { port: number }).port}/keys`;
    const own = await generateKeyPair('ES256', { extractable: true });
    const jwk = await exportJWK(own.publicKey);
    for (const header of [{ jwk }, { jku: url }, { x5u: url }, { x5c: ['MIIB'] }]) {
      await refuse(await mintToken({}, header, own.privateKey));
      await refuse(await mintToken({}, header));
    }
    expect(fetched).toBe(0);
    await new Promise((resolve) => trap.close(resolve));
  });

  test('E09 a critical header that is not understood is refused though the signature fits', async () => {
    const [, payload = ''] = (await mintToken()).split('.');
    const text = Buffer.from(payload, 'base64url').toString();
    await refuse(await signText('{"alg":"ES256","typ":"at+jwt","kid":"test","crit":["b"],"b":1}', text));
  });

  test.each(['JWT', 'id+jwt', 'rt+jwt', undefined])('E10 a token of type %s is no access token', async (typ) =>
    refuse(await mintToken({}, { typ })),
  );

  test('E11 a signature of zeros, and every other spelling of an honest token, is refused', async () => {
    const honest = await mintToken();
    const [header, payload, signature = ''] = honest.split('.');
    await refuse(`${header}.${payload}.${Buffer.alloc(64).toString('base64url')}`);
    const last = signature.at(-1) ?? '';
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const sameBytes = alphabet[alphabet.indexOf(last) ^ 1];
    await refuse(`${header}.${payload}.${signature.slice(0, -1)}${sameBytes}`);
    for (const spelling of [
      `${honest}=`,
      `${honest}==`,
      `${header}.${payload}. ${signature}`,
      `${honest}.`,
      `.${honest}`,
    ])
      await refuse(spelling);
  });

  test('E12 claims given twice, and __proto__ among them, are refused though the signature fits', async () => {
    const [header64 = '', payload64 = ''] = (await mintToken()).split('.');
    const header = Buffer.from(header64, 'base64url').toString();
    const claims = Buffer.from(payload64, 'base64url').toString().slice(1);
    const passes = { headers: { authorization: `Bearer ${await signText(header, `{${claims}`)}` } };
    expect((await askOffers(bench, passes)).status).toBe(200);
    bench.subgraphs.requests.length = 0;
    await refuse(await signText(header, `{"sub":"admin",${claims}`));
    await refuse(await signText(header, `{"__proto__":{"role":"AUDITOR"},${claims}`));
    await refuse(await signText(`{"kid":"other",${header.slice(1)}`, `{${claims}`));
    expect(({} as Record<string, unknown>)['role']).toBeUndefined();
  });

  test('E13 a token longer than 8 KB is refused unread', async () => {
    await refuse(await mintToken({ padding: 'x'.repeat(8_000) }));
  });

  test('E15 two Authorization headers are refused', async () => {
    const token = await mintToken();
    const answer = await rawRequest(bench, [`Authorization: Bearer ${token}`, `Authorization: Bearer ${token}`], {
      query: OFFERS,
    });
    await expectRefused(bench, answer, 'BAD_REQUEST');
  });

  test('E15 a token in the query string or a cookie is not looked at', async () => {
    const token = await mintToken();
    const headers = { authorization: '', cookie: `access_token=${token}; authorization=Bearer ${token}` };
    const answer = await ask(bench, { query: OFFERS }, { headers }, `/graphql?access_token=${token}`);
    await expectRefused(bench, answer, 'UNAUTHENTICATED');
  });

  test('E16 the register, not the token, says who was suspended since', async () => {
    const token = await mintToken({ sub: 'suspended-since', standing: 'VALID' });
    const answer = await askOffers(bench, { headers: { authorization: `Bearer ${token}` } });
    await expectRefused(bench, answer, 'FORBIDDEN', 'STANDING');
    expect(bench.trail.entries.at(-1)!.actor).toMatchObject({ id: 'suspended-since' });
  });

  test.each(['MFA_MISSING', 'DBS_EXPIRED', 'TRAINING_LAPSED', 'AGREEMENT_MISSING', 'SUSPENDED'])(
    'E16 a token that itself says %s is refused',
    async (standing) => {
      const token = await mintToken({ standing });
      const answer = await askOffers(bench, { headers: { authorization: `Bearer ${token}` } });
      await expectRefused(bench, answer, 'FORBIDDEN', 'STANDING');
    },
  );

  test.each([{ jkt: 'abc' }, { 'x5t#S256': 'abc' }, null])(
    'E17 a token bound to its sender is refused, as the binding is not checked: %j',
    async (cnf) => refuse(await mintToken({ cnf })),
  );

  test.each([
    ['two roles', { role: ['PRACTITIONER', 'AUDITOR'] }],
    ['a role with a space', { role: 'AUDITOR ' }],
    ['a role in full-width letters', { role: 'ＡＵＤＩＴＯＲ' }],
    ['a role in lower case', { role: 'auditor' }],
    ['no role', { role: undefined }],
    ['an unknown agency', { agency: 'MARS' }],
    ['an unknown purpose among known ones', { purposes: ['SERVICE', 'CURIOSITY'] }],
    ['purposes as text', { purposes: 'SERVICE' }],
    ['an unknown standing', { standing: 'FINE' }],
    ['an empty subject', { sub: '' }],
    ['a subject that is a number', { sub: 7 }],
    ['no unit', { unit: undefined }],
  ])('E18 a token with %s is refused', async (_, claims) => refuse(await mintToken(claims)));

  test('a request without a token, or with another scheme, is refused', async () => {
    for (const authorization of ['', 'Basic abc', 'Bearer', 'Bearer a b'])
      await expectRefused(bench, await askOffers(bench, { headers: { authorization } }), 'UNAUTHENTICATED');
  });
});
