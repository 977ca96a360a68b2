import { createHash } from 'node:crypto';
import { unlessKnown, type PublicAnswer, type PublicRequest } from '../public/public-answer.ts';

/**
 * Nothing from elsewhere, nothing inline, and nothing that becomes HTML on the way; a form that leads nowhere else; and no
 * page elsewhere is told from where its visitor comes.
 */
const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; " +
    "form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};
/** Any page may load these, and read them. */
const OPEN_HEADERS = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
  'x-content-type-options': 'nosniff',
};
/** Seconds. A page says what is open now. */
const FRESH = 60;
const FRESH_FILE = 3_600;

/**
 * Who may keep an answer: anybody, or the visitor’s own browser alone, for an address that says where somebody looks; such
 * an address has no business in the memory of a cache in between.
 */
export type KeptBy = 'anybody' | 'visitor';

/** A page of the site, for those who do not have it already. @param html a whole document */
export function sitePage(
  status: number,
  html: string,
  request: PublicRequest,
  keptBy: KeptBy = 'anybody',
): PublicAnswer {
  return tagged(status, html, { ...PAGE_HEADERS, 'cache-control': keeping(keptBy, FRESH) }, request);
}

/** JSON that pages elsewhere may read. */
export function siteJson(status: number, value: unknown, request: PublicRequest, keptBy: KeptBy): PublicAnswer {
  const headers = {
    ...OPEN_HEADERS,
    'content-type': 'application/json; charset=utf-8',
    'cache-control': keeping(keptBy, FRESH),
  };
  return tagged(status, JSON.stringify(value), headers, request);
}

/** A style, script or picture that any page may load. */
export function siteFile(contentType: string, text: string, request: PublicRequest): PublicAnswer {
  const headers = { ...OPEN_HEADERS, 'content-type': contentType, 'cache-control': keeping('anybody', FRESH_FILE) };
  return tagged(200, text, headers, request);
}

function keeping(keptBy: KeptBy, seconds: number): string {
  return `${keptBy === 'anybody' ? 'public' : 'private'}, max-age=${seconds}`;
}

function tagged(
  status: number,
  text: string,
  headers: Readonly<Record<string, string>>,
  { ifNoneMatch }: PublicRequest,
): PublicAnswer {
  const body = Buffer.from(text, 'utf8');
  const sized = { ...headers, 'content-length': String(body.length) };
  if (status !== 200) return { status, headers: { ...sized, 'cache-control': 'no-store' }, body };
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  const whole = { status, headers: { ...sized, etag }, body };
  return ifNoneMatch === undefined ? whole : unlessKnown(whole, ifNoneMatch);
}
