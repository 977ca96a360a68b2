import { createHash } from 'node:crypto';
import { HubError } from '../../schema/contract/error-codes.ts';
import { boundedCache } from '../execution/bounded-cache.ts';
import type { Admit } from '../execution/admission.ts';

/** Bytes of the texts that are kept. */
const MOST = 8 * 1024 * 1024;

/**
 * Lets clients send the hash of a text instead of the text, once the gateway has seen it (Apollo's automatic persisted
 * queries, version 1). Only texts that were admitted are kept; each gateway keeps its own, and a client that meets
 * another one sends the text again. It is not for a gateway that answers registered operations alone: there the list is
 * closed.
 * @throws what `admit` does; HubError PERSISTED_QUERY_NOT_FOUND, BAD_REQUEST where a text has another hash
 */
export function persistedQueries(): (admit: Admit) => Admit {
  const texts = boundedCache<string, string>(MOST, (hash, text) => 2 * (hash.length + text.length));
  return (admit) => (body, grants) => {
    const { persistedHash: hash = null, query } = body;
    if (hash === null) return admit(body, grants);
    if (query === '') {
      const text = texts.get(hash);
      if (text === undefined) throw new HubError('PERSISTED_QUERY_NOT_FOUND');
      return admit({ ...body, query: text }, grants);
    }
    if (createHash('sha256').update(query, 'utf8').digest('hex') !== hash) throw new HubError('BAD_REQUEST');
    const keep = <Operation>(operation: Operation): Operation => {
      texts.set(hash, query);
      return operation;
    };
    const operation = admit(body, grants);
    return operation instanceof Promise ? operation.then(keep) : keep(operation);
  };
}
