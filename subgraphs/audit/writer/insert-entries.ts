import { sql } from 'kysely';
import { HubError } from '../../../schema/contract/error-codes.ts';
import { STORED_ENTRY_COLUMNS, storedEntryText, type StoredEntryRow } from '../stored-entry.ts';
import { leafText } from '../trail/leaf-text.ts';
import { leafHash } from '../trail/merkle/tree-hash.ts';
import type { TrailDatabase } from '../trail-database.ts';

/** An entry on its way into the trail. */
export interface IncomingEntry {
  readonly id: string;
  /** Its canonical JSON. */
  readonly text: string;
}

/** SQLSTATE of a unique violation. */
const NOT_UNIQUE = '23505';

/**
 * Adds entries to the trail, each in the next place: one statement, so all of them or none. An entry that is there
 * already, as after a delivery whose answer was lost, is left as it is and takes no place.
 * @param from the place of the first, which is the number of entries before it
 * @param recordedAt now, as utc-text.ts writes it
 * @returns the hashes of the leaves added
 * @throws HubError BAD_REQUEST when an id is there already for something else, which would otherwise be acknowledged
 *   and not recorded; AUDIT_UNAVAILABLE when the place is taken; whatever the database throws (see {@link isRefusal})
 */
export async function insertEntries(
  database: TrailDatabase,
  entries: readonly IncomingEntry[],
  from: number,
  recordedAt: string,
): Promise<readonly Buffer[]> {
  const once = eachOnce(entries);
  try {
    return await insert(database, once, from, recordedAt);
  } catch (error) {
    // Repeated deliveries are rare, so only a statement that met one looks for what is there.
    if (violatedBy(error) !== 'entry_id_key') throw error;
    return insert(database, await withoutStored(database, once), from, recordedAt);
  }
}

/**
 * True when the database blames the entries and not itself (SQLSTATE classes 22 data exception, 23 integrity constraint
 * violation, 54 program limit exceeded; PostgreSQL documentation, appendix A).
 */
export function isRefusal(error: unknown): boolean {
  if (error instanceof HubError) return error.code === 'BAD_REQUEST';
  const state = (error as { code?: unknown } | null)?.code;
  return typeof state === 'string' && /^(22|23|54)[0-9A-Z]{3}$/.test(state);
}

async function insert(
  database: TrailDatabase,
  entries: readonly IncomingEntry[],
  from: number,
  recordedAt: string,
): Promise<readonly Buffer[]> {
  if (entries.length === 0) return [];
  const hashes = entries.map(({ text }, place) => leafHash(leafText(text, recordedAt, from + place)));
  const json = `[${entries.map(({ text }) => text).join(',')}]`;
  try {
    await sql`
      insert into audit.entry
        (seq, leaf_hash, id, kind, at, source, request_id, actor, purpose, reason, child_ids, content, recorded_by,
          recorded_at)
      select ${from}::bigint + position - 1, decode(leaf_hash, 'hex'), id, kind, at, source, request_id, actor, purpose,
        reason, child_ids, content, recorded_by, ${recordedAt}::timestamptz
      from rows from (
        jsonb_to_recordset(${json}::jsonb) as (
          "id" uuid, "kind" text, "at" timestamptz, "source" text, "requestId" uuid, "actor" jsonb, "purpose" text,
          "reason" text, "childIds" text[], "content" jsonb, "recordedBy" text),
        unnest(${hashes.map((hash) => hash.toString('hex'))}::text[])
      ) with ordinality as given (id, kind, at, source, request_id, actor, purpose, reason, child_ids, content,
        recorded_by, leaf_hash, position)
      order by position`.execute(database);
  } catch (cause) {
    if (violatedBy(cause) === 'entry_pkey') throw new HubError('AUDIT_UNAVAILABLE', undefined, { cause });
    throw cause;
  }
  return hashes;
}

/** @throws HubError BAD_REQUEST when two that differ have one id */
function eachOnce(entries: readonly IncomingEntry[]): readonly IncomingEntry[] {
  const once = new Map<string, IncomingEntry>();
  for (const entry of entries) {
    const same = once.get(entry.id);
    if (same === undefined) once.set(entry.id, entry);
    else if (same.text !== entry.text) throw new HubError('BAD_REQUEST', 'VALUE_INVALID');
  }
  return [...once.values()];
}

/** @throws HubError BAD_REQUEST when one is stored already as something else */
async function withoutStored(
  database: TrailDatabase,
  entries: readonly IncomingEntry[],
): Promise<readonly IncomingEntry[]> {
  const stored = await sql<StoredEntryRow>`
    select ${sql.raw(STORED_ENTRY_COLUMNS)} from audit.entry
    where id = any(${entries.map(({ id }) => id)}::uuid[])`.execute(database);
  const texts = new Map(stored.rows.map((row) => [row.id, storedEntryText(row)]));
  if (entries.some(({ id, text }) => texts.has(id) && texts.get(id) !== text))
    throw new HubError('BAD_REQUEST', 'VALUE_INVALID');
  return entries.filter(({ id }) => !texts.has(id));
}

function violatedBy(error: unknown): unknown {
  const { code, constraint } = (error ?? {}) as { code?: unknown; constraint?: unknown };
  return code === NOT_UNIQUE ? constraint : undefined;
}
