import { beforeAll, describe, expect, test } from '@jest/globals';
import { createLocalJWKSet, exportJWK, generateKeyPair, type JWK } from 'jose';
import { contextReader } from '../../../scripts/bench/fan-out/context-reader.ts';
import { PERSONAS } from '../../../scripts/demo/personas.ts';
import { issueToken, LOCAL_AUDIENCE, LOCAL_ISSUER, publicKeys } from '../../../scripts/hub/local-issuer.ts';

async function newIssuer(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  return { ...(await exportJWK(privateKey)), kid: 'k1', alg: 'ES256' };
}

describe('the fan-out reads who asks and why', () => {
  const { actor } = PERSONAS.teacher;
  let issuer: JWK;

  beforeAll(async () => {
    issuer = await newIssuer();
  });

  const reader = (audience = LOCAL_AUDIENCE) =>
    contextReader(createLocalJWKSet(publicKeys(issuer)), LOCAL_ISSUER, audience);
  const headersWith = (token: string) => ({
    authorization: `Bearer ${token}`,
    'access-purpose': 'SERVICE',
    'access-reason': 'Planning support',
  });

  test('from a verified token and the Access headers', async () => {
    const context = await reader()(headersWith(await issueToken(issuer, actor)));
    expect(context).toMatchObject({ actor, purpose: 'SERVICE', reason: 'Planning support', override: null });
    expect(context.deadline - context.issuedAt).toBe(5_000);
  });

  test('and from nothing else: no token, one of another key, one for another audience', async () => {
    const token = await issueToken(issuer, actor);
    const forged = await issueToken(await newIssuer(), actor);
    const refused = { code: 'UNAUTHENTICATED' };
    await expect(reader()({})).rejects.toMatchObject(refused);
    await expect(reader()(headersWith(forged))).rejects.toMatchObject(refused);
    await expect(reader('urn:elsewhere')(headersWith(token))).rejects.toMatchObject(refused);
  });
});
