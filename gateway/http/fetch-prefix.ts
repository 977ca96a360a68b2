import type { ForwardedPrefix } from './forwarded-routes.ts';
import { responseText } from './response-text.ts';

/** Bytes of an answer that go through; one with more is no answer. */
const LARGEST = 16 * 1024 * 1024;

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

/**
 * A prefix whose requests go on over HTTP.
 * @param origin scheme, host and port of who answers
 */
export function fetchPrefix(prefix: string, origin: string): ForwardedPrefix {
  const ask = async (target: string, init: RequestInit) => {
    const response = await fetch(new URL(target, origin), { ...init, redirect: 'error', credentials: 'omit' });
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await responseText(response, LARGEST),
    };
  };
  return {
    prefix,
    get: (target, ifNoneMatch, signal) =>
      ask(target, { headers: ifNoneMatch === undefined ? {} : { 'if-none-match': ifNoneMatch }, signal }),
    post: (target, form, signal) => ask(target, { method: 'POST', headers: FORM, body: form, signal }),
  };
}
