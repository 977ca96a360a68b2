import type { AuditEntry } from '../../../../schema/contract/audit-entry.ts';
import { HubError } from '../../../../schema/contract/error-codes.ts';
import type { Caller } from '../../../../schema/contract/request-signature.ts';
import { canonicalEntry, entryText } from '../entry-text.ts';
import { contentSubject, divideContent, type DividedContent } from './personal-content.ts';
import { SEALED, sealContent, type DataKey } from './sealed-content.ts';

/** An entry that the trail can hold, before it is known under which key its personal parts will be encrypted. */
export interface AcceptedEntry {
  readonly id: string;
  /** Its canonical JSON, as it came. */
  readonly text: string;
  /** Null where nothing in it is personal. */
  readonly personal: {
    readonly subject: string;
    readonly entry: AuditEntry;
    readonly content: DividedContent & { readonly personal: AuditEntry['content'] };
    readonly caller: Caller;
  } | null;
}

/** @throws HubError BAD_REQUEST for what the store cannot hold as it is, or what is encrypted already */
export function acceptEntry(entry: AuditEntry, caller: Caller): AcceptedEntry {
  if (SEALED in entry.content) throw new HubError('BAD_REQUEST', 'VALUE_INVALID');
  const id = entry.id.toLowerCase();
  const text = entryText(entry, caller);
  const { plain, personal } = divideContent(entry.kind, entry.content);
  if (personal === null) return { id, text, personal: null };
  return { id, text, personal: { subject: contentSubject(entry), entry, content: { plain, personal }, caller } };
}

/**
 * The canonical JSON of an entry as it is stored and hashed, its personal parts encrypted.
 * @param keys have that of its subject
 */
export function sealedText({ id, text, personal }: AcceptedEntry, keys: ReadonlyMap<string, DataKey>): string {
  if (personal === null) return text;
  const { subject, entry, content, caller } = personal;
  const key = keys.get(subject);
  if (key === undefined) throw new Error('the key of a subject is not at hand');
  return canonicalEntry({ ...entry, content: sealContent(content.plain, content.personal, subject, id, key) }, caller);
}
