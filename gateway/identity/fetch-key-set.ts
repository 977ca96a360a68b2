import { z } from 'zod';
import { responseText } from '../http/response-text.ts';
import type { FetchKeySet } from './remote-keys.ts';

const DEADLINE = 2_000;
const MAX_BYTES = 256 * 1024;
const keySetSchema = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });

/** Fetches a JWK set from the one address in the settings; redirects are not followed (they could lead anywhere). */
export function fetchKeySet(url: string): FetchKeySet {
  return async () => {
    const answer = await fetch(url, {
      redirect: 'error',
      signal: AbortSignal.timeout(DEADLINE),
      headers: { accept: 'application/jwk-set+json, application/json' },
    });
    if (!answer.ok) throw new Error(`the key set endpoint answered ${answer.status}`);
    return keySetSchema.parse(JSON.parse(await responseText(answer, MAX_BYTES)));
  };
}
