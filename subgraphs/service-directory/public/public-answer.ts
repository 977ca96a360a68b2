import { createHash } from 'node:crypto';

/** An answer to what anybody may send. */
export interface PublicAnswer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** What is read of a public request besides its address. */
export interface PublicRequest {
  /** Path and query, as they were sent. */
  readonly target: string;
  /** The tags of the answers that the client has (RFC 9110, section 13.1.2). */
  readonly ifNoneMatch: string | undefined;
  /** What a form sends with POST, as `application/x-www-form-urlencoded`; absent where it is read. */
  readonly form?: string;
  /** Aborted once nobody waits for the answer any more; absent where somebody always does. */
  readonly signal?: AbortSignal;
}

const NOTHING = Buffer.alloc(0);
/** Seconds for which anybody may keep an answer. What stands in the directory changes by the day. */
const FRESH = 60;

/**
 * A JSON answer that anybody may read from any page, and keep: with a tag of its content, and without the content for
 * who has that already.
 */
export function publicJson(status: number, value: unknown, request: PublicRequest): PublicAnswer {
  const text = JSON.stringify(value);
  if (status === 200) return publicText('application/json', text, request);
  const body = Buffer.from(text, 'utf8');
  return { status, headers: { ...headersOf('application/json', body), 'cache-control': 'no-store' }, body };
}

/** The same for any text. */
export function publicText(contentType: string, text: string, request: PublicRequest): PublicAnswer {
  const body = Buffer.from(text, 'utf8');
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  const headers = { ...headersOf(contentType, body), etag, 'cache-control': `public, max-age=${FRESH}` };
  const whole = { status: 200, headers, body };
  return request.ifNoneMatch === undefined ? whole : unlessKnown(whole, request.ifNoneMatch);
}

function headersOf(contentType: string, body: Buffer): Readonly<Record<string, string>> {
  return {
    'content-type': `${contentType}; charset=utf-8`,
    'content-length': String(body.length),
    'access-control-allow-origin': '*',
    'x-content-type-options': 'nosniff',
  };
}

/** The answer, or only that it has not changed (RFC 9110, section 15.4.5) where its tag is one that the client has. */
export function unlessKnown(answer: PublicAnswer, tags: string): PublicAnswer {
  const { 'content-length': _length, 'content-type': _type, ...headers } = answer.headers;
  return isAmong(headers['etag'] ?? '', tags) ? { status: 304, headers, body: NOTHING } : answer;
}

/** Whether a tag is one of those that a client has; `*` is all of them. */
function isAmong(etag: string, tags: string): boolean {
  return tags.split(',').some((tag) => ['*', etag, `W/${etag}`].includes(tag.trim()));
}
