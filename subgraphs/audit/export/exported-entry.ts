import type { AuditEntry } from '../resolvers/audit-entry.type.ts';
import { publishedEntry } from '../resolvers/published-entry.ts';
import type { Actor } from '../../../schema/contract/actor.ts';
import type { StoredEntryRow } from '../stored-entry.ts';

/** An entry as it is exported: what auditors may see of it, its place in the trail, and who signed for it when. */
export interface ExportedEntry extends Omit<AuditEntry, 'at'> {
  /** The place in the trail, from 0. */
  readonly seq: number;
  /** UTC, to the microsecond. */
  readonly at: string;
  /** UTC, to the microsecond. */
  readonly recordedAt: string;
  readonly recordedBy: string;
}

/** Makes an exported entry of a stored one. Pure. What a search looked for, what it found and what was changed stay. */
export function exportedEntry(row: StoredEntryRow): ExportedEntry {
  const { seq, at, recordedAt, recordedBy } = row;
  const actor = row.actor === null ? null : (JSON.parse(row.actor) as Actor);
  const childIds = JSON.parse(row.childIds) as string[];
  const content: unknown = JSON.parse(row.content);
  const { at: _date, ...published } = publishedEntry({ ...row, actor, childIds, content });
  return { seq: Number(seq), recordedAt, at, recordedBy, ...published };
}
