import { randomUUID } from 'node:crypto';
import { importJWK, SignJWT, type JSONWebKeySet, type JWK } from 'jose';
import type { Actor } from '../../schema/contract/actor.ts';

export const LOCAL_ISSUER = 'urn:hub:local-issuer';
export const LOCAL_AUDIENCE = 'urn:hub:local';
/** Lifetime of a token for trying things out, in seconds. */
export const LOCAL_TOKEN_LIFETIME = 12 * 60 * 60;

/** Signs an access token (RFC 9068) for an actor, as the hub's own issuer. */
export async function issueToken(privateKey: JWK, actor: Actor, lifetime = LOCAL_TOKEN_LIFETIME): Promise<string> {
  const { id, agency, unit, role, purposes, standing } = actor;
  return new SignJWT({ agency, unit, role, purposes, standing })
    .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: privateKey.kid ?? '' })
    .setSubject(id)
    .setIssuer(LOCAL_ISSUER)
    .setAudience(LOCAL_AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(Math.floor(Date.now() / 1000) + lifetime)
    .setJti(randomUUID())
    .sign(await importJWK(privateKey, 'ES256'));
}

/** The public half of the issuer's key. */
export function publicKeys(privateKey: JWK): JSONWebKeySet {
  const { d: _private, ...publicKey } = privateKey;
  return { keys: [publicKey] };
}
