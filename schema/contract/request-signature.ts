import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto';
import type { SubgraphName } from './agency.ts';
import type { Key, KeyRing } from './key-ring.ts';

/** Who may sign a request to a subgraph. `operator` is a person at the hub's own command line. */
export type Caller = 'gateway' | 'operator' | SubgraphName;

/** How long a signed request is good for, and how far two clocks may be apart, in seconds. */
export const SIGNATURE_LIFETIME = 30;

/** The part of a request that a signature covers (RFC 9421 section 2: derived components and fields). */
export interface SignedParts {
  readonly method: string;
  readonly path: string;
  readonly body: string;
  /** The value of the Request-Context header; an empty string where the request has none. */
  readonly context: string;
}

/**
 * Signs a request to one subgraph with HMAC-SHA256 as an HTTP message signature (RFC 9421): it covers method, path,
 * the digest of the body (RFC 9530), the request context, time of making and expiry, a nonce, the key and, as `tag`,
 * the one receiver it is for. Returns the headers to send.
 */
export function signRequest(
  parts: SignedParts,
  caller: Caller,
  receiver: SubgraphName,
  ring: KeyRing,
  now: number,
): Record<string, string> {
  const created = Math.floor(now / 1000);
  const digest = contentDigest(parts.body);
  const parameters =
    `("@method" "@path" "content-digest" "request-context");created=${created};expires=${created + SIGNATURE_LIFETIME}` +
    `;nonce="${randomUUID()}";keyid="${caller}/${ring[0].id}";tag="${receiver}"`;
  const signature = mac(ring[0], signatureBase(parts, digest, parameters)).toString('base64');
  const headers: Record<string, string> = {
    'content-digest': digest,
    'signature-input': `hub=${parameters}`,
    signature: `hub=:${signature}:`,
  };
  if (parts.context !== '') headers['request-context'] = parts.context;
  return headers;
}

/** Why a signature was refused; for the receiver's security log, never for the sender. */
export type SignatureFault =
  'MISSING' | 'MALFORMED' | 'WRONG_AUDIENCE' | 'UNKNOWN_KEY' | 'OUT_OF_TIME' | 'WRONG_DIGEST' | 'WRONG_SIGNATURE';

export type SignatureCheck =
  | { readonly ok: true; readonly caller: Caller; readonly nonce: string; readonly expires: number }
  | { readonly ok: false; readonly fault: SignatureFault };

const PARAMETERS =
  /^hub=(\("@method" "@path" "content-digest" "request-context"\);created=(\d{1,12});expires=(\d{1,12});nonce="([0-9a-f-]{36})";keyid="([a-z-]+)\/([A-Za-z0-9_-]{1,32})";tag="([a-z-]+)")$/;

/**
 * Verifies what {@link signRequest} made. The caller must still refuse a nonce it has seen before `expires` (seconds
 * since the epoch). `rings` holds the keys this receiver shares with each caller it knows.
 */
export function verifyRequest(
  parts: Omit<SignedParts, 'context'>,
  headers: Readonly<Record<string, string | undefined>>,
  receiver: SubgraphName,
  rings: Readonly<Partial<Record<Caller, KeyRing>>>,
  now: number,
): SignatureCheck {
  const input = headers['signature-input'];
  const signature = headers['signature'];
  const digest = headers['content-digest'];
  if (input === undefined || signature === undefined || digest === undefined) return { ok: false, fault: 'MISSING' };

  const match = PARAMETERS.exec(input);
  const given = /^hub=:([A-Za-z0-9+/]{43}=):$/.exec(signature)?.[1];
  if (match === null || given === undefined) return { ok: false, fault: 'MALFORMED' };
  const [, parameters = '', created = '', expires = '', nonce = '', caller = '', keyId = '', tag = ''] = match;

  if (tag !== receiver) return { ok: false, fault: 'WRONG_AUDIENCE' };
  const ring = Object.hasOwn(rings, caller) ? rings[caller as Caller] : undefined;
  const key = ring?.find((candidate) => candidate.id === keyId);
  if (key === undefined) return { ok: false, fault: 'UNKNOWN_KEY' };

  const seconds = now / 1000;
  const inTime =
    Number(created) <= seconds + SIGNATURE_LIFETIME &&
    Number(created) >= seconds - SIGNATURE_LIFETIME &&
    Number(expires) > seconds &&
    Number(expires) - Number(created) <= SIGNATURE_LIFETIME;
  if (!inTime) return { ok: false, fault: 'OUT_OF_TIME' };
  if (!same(Buffer.from(digest), Buffer.from(contentDigest(parts.body)))) return { ok: false, fault: 'WRONG_DIGEST' };

  const base = signatureBase({ ...parts, context: headers['request-context'] ?? '' }, digest, parameters);
  if (!same(Buffer.from(given, 'base64'), mac(key, base))) return { ok: false, fault: 'WRONG_SIGNATURE' };
  return { ok: true, caller: caller as Caller, nonce, expires: Number(expires) };
}

/** RFC 9530 Content-Digest of a body. */
export function contentDigest(body: string): string {
  return `sha-256=:${createHash('sha256').update(body, 'utf8').digest('base64')}:`;
}

function signatureBase(parts: SignedParts, digest: string, parameters: string): string {
  return [
    `"@method": ${parts.method}`,
    `"@path": ${parts.path}`,
    `"content-digest": ${digest}`,
    `"request-context": ${parts.context}`,
    `"@signature-params": ${parameters}`,
  ].join('\n');
}

function mac(key: Key, text: string): Buffer {
  return createHmac('sha256', key.secret).update(text, 'utf8').digest();
}

function same(left: Buffer, right: Buffer): boolean {
  return left.length === right.length && timingSafeEqual(left, right);
}
