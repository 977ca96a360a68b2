import type { IdentityOptions } from '../gateway-options.ts';
import type { TokenRules } from './authenticate.ts';
import { fetchKeySet } from './fetch-key-set.ts';
import { remoteKeys, type FindKey } from './remote-keys.ts';
import { importKeySet } from './verification-key.ts';

const MAX_LIFETIME = 3_600;

/** @throws Error where a local key set has no usable key */
export async function tokenRules(identity: IdentityOptions): Promise<TokenRules> {
  const { issuer, audience, keys, maxTokenLifetime = MAX_LIFETIME } = identity;
  const findKey = 'url' in keys ? remoteKeys(fetchKeySet(keys.url)) : await localKeys(keys.set);
  return { issuer, audience, maxLifetime: maxTokenLifetime, findKey };
}

async function localKeys(set: Parameters<typeof importKeySet>[0]): Promise<FindKey> {
  const keys = await importKeySet(set);
  if (keys.size === 0) throw new Error('the key set for tokens has no usable key');
  return (keyId) => Promise.resolve(keys.get(keyId) ?? null);
}
