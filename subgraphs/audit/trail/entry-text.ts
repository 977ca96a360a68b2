import type { AuditEntry } from '../../../schema/contract/audit-entry.ts';
import { HubError } from '../../../schema/contract/error-codes.ts';
import type { Caller } from '../../../schema/contract/request-signature.ts';
import { canonicalJson } from './canonical-json.ts';
import { utcText } from './utc-text.ts';

/** Bytes of an entry's content as JSON. */
const CONTENT_BYTES = 64 * 1024;
/** Levels of objects and arrays in an entry. PostgreSQL reads JSON by recursion on a bounded stack. */
const LEVELS = 64;
/** PostgreSQL's text has no NUL, and UTF-8 has no half of a surrogate pair (with the u flag, \p{Cs} is only a lone one). */
const NOT_TEXT = /[\0\p{Cs}]/u;

/**
 * The canonical JSON of an entry, where the store can hold it.
 * @throws HubError BAD_REQUEST for what the store cannot hold as it is: one such entry must not reach a shared flush
 */
export function entryText(entry: AuditEntry, caller: Caller): string {
  if (!isStorable(entry, LEVELS)) throw new HubError('BAD_REQUEST', 'VALUE_INVALID');
  const text = canonicalEntry(entry, caller);
  // A UTF-16 unit is at most three bytes of UTF-8, so most entries are seen to be small enough without a second look.
  if (text.length * 3 > CONTENT_BYTES && Buffer.byteLength(JSON.stringify(entry.content)) > CONTENT_BYTES)
    throw new HubError('BAD_REQUEST', 'VALUE_TOO_LONG');
  return text;
}

/**
 * The canonical JSON of an entry, with the caller who signed for it beside what the entry says of itself. It goes to the
 * store and into the tree, so it is written as the store gives it back: ids in lower case, moments to the microsecond.
 */
export function canonicalEntry(entry: AuditEntry, caller: Caller): string {
  const text = JSON.stringify;
  // The names in the order in which canonical JSON has them: every entry has the same.
  return (
    `{"actor":${canonicalJson(entry.actor)},"at":"${utcText(entry.at)}","childIds":${canonicalJson(entry.childIds)},` +
    `"content":${canonicalJson(entry.content)},"id":${text(entry.id.toLowerCase())},"kind":${text(entry.kind)},` +
    `"purpose":${text(entry.purpose)},"reason":${text(entry.reason)},"recordedBy":${text(caller)},` +
    `"requestId":${text(entry.requestId?.toLowerCase() ?? null)},"source":${text(entry.source)}}`
  );
}

function isStorable(value: unknown, levels: number): boolean {
  if (typeof value === 'string') return !NOT_TEXT.test(value);
  if (typeof value !== 'object' || value === null) return true;
  if (levels === 0) return false;
  return Object.entries(value).every(([key, part]) => !NOT_TEXT.test(key) && isStorable(part, levels - 1));
}
