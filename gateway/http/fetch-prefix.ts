import type { ForwardedPrefix } from './forwarded-routes.ts';
import { responseText } from './response-text.ts';

/** Bytes of an answer that go through; one with more is no answer. */
const LARGEST = 16 * 1024 * 1024;

/**
 * A prefix whose requests go on over HTTP.
 * @param origin scheme, host and port of who answers
 */
export function fetchPrefix(prefix: string, origin: string): ForwardedPrefix {
  return {
    prefix,
    get: async (target, ifNoneMatch, signal) => {
      const headers = ifNoneMatch === undefined ? {} : { 'if-none-match': ifNoneMatch };
      const response = await fetch(new URL(target, origin), {
        headers,
        signal,
        redirect: 'error',
        credentials: 'omit',
      });
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: await responseText(response, LARGEST),
      };
    },
  };
}
