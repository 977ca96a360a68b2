import { exportJWK, generateKeyPair, SignJWT, type JSONWebKeySet } from 'jose';

export const ISSUER = 'https://issuer.example';
export const AUDIENCE = 'urn:gateway.example';

/** The headers of an honest client, and the keys by which its token is verified. */
export async function benchToken(): Promise<{ headers: Readonly<Record<string, string>>; keys: JSONWebKeySet }> {
  const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
  const now = Math.floor(Date.now() / 1_000);
  const token = await new SignJWT({
    iss: ISSUER,
    aud: AUDIENCE,
    sub: 'actor-1',
    iat: now,
    exp: now + 3_600,
    agency: 'HUB',
    unit: 'unit-1',
    role: 'PRACTITIONER',
    purposes: ['SERVICE'],
    standing: 'VALID',
  })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'bench' })
    .sign(privateKey);
  return {
    headers: { authorization: `Bearer ${token}`, 'access-purpose': 'SERVICE', 'access-reason': 'a measurement' },
    keys: { keys: [{ ...(await exportJWK(publicKey)), kid: 'bench', alg: 'ES256' }] },
  };
}
