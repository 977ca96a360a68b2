import type { JSONWebKeySet } from 'jose';
import { importKeySet, type KeySet, type VerificationKey } from './verification-key.ts';

/** Finds the key with this id, or null where the issuer has none. Rejects when the issuer's keys cannot be had. */
export type FindKey = (keyId: string) => Promise<VerificationKey | null>;

/** Fetches a JWK set. Rejects when it cannot within its deadline. */
export type FetchKeySet = () => Promise<JSONWebKeySet>;

/** Seconds, by the wall clock. */
const MAX_AGE = 60; // a key that the issuer withdrew is good for this long at most, while the issuer answers
const COOLDOWN = 30; // between two fetches, however many unknown key ids are tried
const FIRST_COOLDOWN = 2; // the same while there are no keys at all and nobody can get in
const MAX_STALE = 600; // how long the last good set serves when the issuer does not answer

/**
 * The issuer's published keys, fetched when needed and kept. A fetch that fails, or brings no usable key, leaves the
 * last good set in place.
 * @param now milliseconds since the epoch
 */
export function remoteKeys(fetchSet: FetchKeySet, now: () => number = Date.now): FindKey {
  let keys: KeySet = new Map();
  let fetchedAt = -Infinity;
  let triedAt = -Infinity;
  let underWay: Promise<void> | null = null;

  const seconds = () => now() / 1000;
  const fetchNow = async () => {
    const fresh = await importKeySet(await fetchSet());
    if (fresh.size === 0) throw new Error('the issuer published no usable key');
    keys = fresh;
    fetchedAt = seconds();
  };
  /** Many logins that need the same fetch share it. Resolves whether or not it brought anything. */
  const refresh = async () => {
    const cooldown = keys.size === 0 ? FIRST_COOLDOWN : COOLDOWN;
    if (underWay === null && seconds() - triedAt >= cooldown) {
      triedAt = seconds();
      underWay = fetchNow().finally(() => (underWay = null));
    }
    await underWay?.catch(() => undefined); // whether the old set may still serve is decided by its age below
  };

  return async (keyId) => {
    if (seconds() - fetchedAt > MAX_AGE) await refresh();
    if (!keys.has(keyId)) await refresh();
    if (seconds() - fetchedAt > MAX_STALE) throw new Error('the keys of the issuer cannot be fetched');
    return keys.get(keyId) ?? null;
  };
}
