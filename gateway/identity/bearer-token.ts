import { HubError } from '../../schema/contract/error-codes.ts';
import { parseStrictJson } from '../strict-json.ts';

/** What the header of a token says, and nothing verified yet. */
export interface UnverifiedToken {
  readonly keyId: string;
  readonly algorithm: string;
}

const MAX_LENGTH = 8 * 1024;
const COMPACT = /^[\w-]+\.[\w-]+\.[\w-]+$/;
/** Headers that tell a verifier where to find the key, or to do what it may not know (RFC 7515 sections 4.1.2-4.1.11). */
const REFUSED_HEADERS = ['jku', 'jwk', 'x5u', 'x5c', 'crit', 'b64'];

/**
 * The token in the Authorization headers of a request, all that were sent. Tokens anywhere else, such as the query string
 * or a cookie, are not looked at.
 * @throws HubError UNAUTHENTICATED; BAD_REQUEST for more than one header, of which two readers could take different ones
 */
export function bearerToken(authorization: readonly string[]): string {
  const [header, ...others] = authorization;
  if (others.length > 0) throw new HubError('BAD_REQUEST');
  const text = header === undefined ? '' : (/^Bearer +(\S+)$/i.exec(header)?.[1] ?? '');
  if (text.length > MAX_LENGTH || !COMPACT.test(text)) throw new HubError('UNAUTHENTICATED');
  return text;
}

/** Reads a token, before anything of it is verified. @throws HubError UNAUTHENTICATED where it is not to be */
export function readToken(text: string): UnverifiedToken {
  const parts = text.split('.');
  if (!parts.every(isCanonicalBase64url)) throw new HubError('UNAUTHENTICATED');
  const [header64 = '', payload64 = ''] = parts;
  const { kid, alg, ...rest } = readPart(header64);
  readPart(payload64); // its claims are read after verification; here it is only refused where it is ambiguous
  if (typeof kid !== 'string' || typeof alg !== 'string' || REFUSED_HEADERS.some((name) => Object.hasOwn(rest, name)))
    throw new HubError('UNAUTHENTICATED');
  return { keyId: kid, algorithm: alg };
}

/** Two spellings of one signature would be two tokens to whoever compares them as text. */
function isCanonicalBase64url(part: string): boolean {
  return Buffer.from(part, 'base64url').toString('base64url') === part;
}

function readPart(part: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = parseStrictJson(Buffer.from(part, 'base64url').toString('utf8'));
  } catch (cause) {
    throw new HubError('UNAUTHENTICATED', undefined, { cause });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new HubError('UNAUTHENTICATED');
  return value as Record<string, unknown>;
}
