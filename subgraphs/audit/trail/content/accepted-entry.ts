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
  /** Its personal parts encrypted already, under a key that may turn out to be another one; null where they are not. */
  readonly early: { readonly key: DataKey; readonly text: string } | null;
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
  if (personal === null) return { id, text, early: null, personal: null };
  const subject = contentSubject(entry);
  return { id, text, early: null, personal: { subject, entry, content: { plain, personal }, caller } };
}

/**
 * The entry with its personal parts encrypted under the key that its subject will probably have, so that less is left to
 * be done while others wait. {@link sealedText} does it again where that was not the key.
 */
export function sealedEarly(entry: AcceptedEntry, key: DataKey): AcceptedEntry {
  return entry.personal === null ? entry : { ...entry, early: { key, text: seal(entry.id, entry.personal, key) } };
}

/**
 * The canonical JSON of an entry as it is stored and hashed, its personal parts encrypted.
 * @param keys have that of its subject
 */
export function sealedText({ id, text, early, personal }: AcceptedEntry, keys: ReadonlyMap<string, DataKey>): string {
  if (personal === null) return text;
  const key = keys.get(personal.subject);
  if (key === undefined) throw new Error('the key of a subject is not at hand');
  return early?.key === key ? early.text : seal(id, personal, key);
}

function seal(id: string, personal: NonNullable<AcceptedEntry['personal']>, key: DataKey): string {
  const { subject, entry, content, caller } = personal;
  return canonicalEntry({ ...entry, content: sealContent(content.plain, content.personal, subject, id, key) }, caller);
}
