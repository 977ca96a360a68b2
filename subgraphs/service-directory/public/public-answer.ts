import { createHash } from 'node:crypto';

/** An answer to a GET that anybody may send. */
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
}

const NOTHING = Buffer.alloc(0);
/** Seconds for which anybody may keep an answer. What stands in the directory changes by the day. */
const FRESH = 60;

/**
 * A JSON answer that anybody may read from any page, and keep: with a tag of its content, and without the content for
 * who has that already.
 */
export function publicJson(status: number, value: unknown, request: PublicRequest): PublicAnswer {
  const body = Buffer.from(JSON.stringify(value), 'utf8');
  const headers = {
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(body.length),
    'access-control-allow-origin': '*',
    'x-content-type-options': 'nosniff',
  };
  if (status !== 200) return { status, headers: { ...headers, 'cache-control': 'no-store' }, body };
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  const whole = { status, headers: { ...headers, etag, 'cache-control': `public, max-age=${FRESH}` }, body };
  return request.ifNoneMatch === undefined ? whole : unlessKnown(whole, request.ifNoneMatch);
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
