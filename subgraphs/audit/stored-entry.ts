import { canonicalJson } from './trail/canonical-json.ts';
import { leafText } from './trail/leaf-text.ts';

/** A row of `audit.entry` as {@link STORED_ENTRY_COLUMNS} gives it: everything that is part of its leaf, as text. */
export interface StoredEntryRow {
  readonly seq: string;
  readonly id: string;
  readonly kind: string;
  readonly at: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly source: string;
  readonly requestId: string | null;
  readonly actor: string | null;
  readonly purpose: string | null;
  readonly reason: string | null;
  readonly childIds: string;
  readonly content: string;
}

const UTC = (column: string) => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** The moment of recording, as utc-text.ts writes it. */
export const RECORDED_AT = UTC('recorded_at');

/** What to select for a {@link StoredEntryRow}. Text throughout, so that no driver rounds or translates any of it. */
export const STORED_ENTRY_COLUMNS = `
  seq::text as "seq", id::text as "id", kind as "kind", ${UTC('at')} as "at", ${RECORDED_AT} as "recordedAt",
  recorded_by as "recordedBy", source as "source", request_id::text as "requestId", actor::text as "actor",
  purpose as "purpose", reason as "reason", to_json(child_ids)::text as "childIds", content::text as "content"`;

/** The canonical JSON of an entry as it is stored: that which entry-text.ts made when it came in. */
export function storedEntryText(row: StoredEntryRow): string {
  const { id, kind, at, recordedBy, source, requestId, purpose, reason } = row;
  const actor = row.actor === null ? 'null' : canonicalJson(JSON.parse(row.actor));
  const childIds = canonicalJson(JSON.parse(row.childIds));
  const content = canonicalJson(JSON.parse(row.content));
  const text = JSON.stringify;
  // The names in the order in which canonical JSON has them; a check of the trail spends its time here.
  return (
    `{"actor":${actor},"at":${text(at)},"childIds":${childIds},"content":${content},"id":${text(id)},` +
    `"kind":${text(kind)},"purpose":${text(purpose)},"reason":${text(reason)},"recordedBy":${text(recordedBy)},` +
    `"requestId":${text(requestId)},"source":${text(source)}}`
  );
}

/** The text of its leaf. */
export function storedLeafText(row: StoredEntryRow): string {
  return leafText(storedEntryText(row), row.recordedAt, Number(row.seq));
}
