import { importJWK, type CryptoKey, type JSONWebKeySet, type JWK } from 'jose';

/** A public key and the one algorithm it verifies: the token's header has no say in which (RFC 8725 section 3.1). */
export interface VerificationKey {
  readonly algorithm: string;
  readonly key: CryptoKey;
}

/** Keys by their id. A key id is looked up here and nowhere else: it never becomes a path, a query or an address. */
export type KeySet = ReadonlyMap<string, VerificationKey>;

/** Algorithms that are accepted, each with the kind of key it takes. No symmetric ones: RFC 8725 section 2.1. */
const ALGORITHMS: Readonly<Record<string, { kty: string; crv?: string }>> = {
  ES256: { kty: 'EC', crv: 'P-256' },
  EdDSA: { kty: 'OKP', crv: 'Ed25519' },
  RS256: { kty: 'RSA' },
  PS256: { kty: 'RSA' },
};
const MAX_KEYS = 50;

/**
 * The usable signature keys of a JWK set (RFC 7517). Keys without an id, for encryption, of other algorithms, or that
 * cannot be imported are left out; of two with the same id the first counts.
 */
export async function importKeySet(set: JSONWebKeySet): Promise<KeySet> {
  const keys = new Map<string, VerificationKey>();
  for (const jwk of set.keys.slice(0, MAX_KEYS)) {
    const algorithm = algorithmOf(jwk);
    if (typeof jwk.kid !== 'string' || jwk.kid === '' || keys.has(jwk.kid) || algorithm === null) continue;
    const key = await importPublicKey(jwk, algorithm);
    if (key !== null) keys.set(jwk.kid, { algorithm, key });
  }
  return keys;
}

/** RSA keys have to name their algorithm, as two would fit; for the others the curve says it. */
function algorithmOf(jwk: JWK): string | null {
  if (jwk.use !== undefined && jwk.use !== 'sig') return null;
  const candidates = Object.entries(ALGORITHMS).filter(
    ([name, { kty, crv }]) => jwk.kty === kty && jwk.crv === crv && (jwk.alg === undefined || jwk.alg === name),
  );
  const [only, another] = candidates;
  return only !== undefined && another === undefined ? only[0] : null;
}

async function importPublicKey(jwk: JWK, algorithm: string): Promise<CryptoKey | null> {
  const { kty, crv, x, y, n, e } = jwk;
  try {
    const key = await importJWK({ kty, crv, x, y, n, e }, algorithm);
    return key instanceof Uint8Array ? null : key;
  } catch {
    return null; // one unusable key must not take the others with it
  }
}
