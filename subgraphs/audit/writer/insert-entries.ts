import { sql } from 'kysely';
import { HubError } from '../../../schema/contract/error-codes.ts';
import type { WrappedKey } from '../content/wrapped-key.ts';
import { STORED_ENTRY_COLUMNS, storedEntryText, type StoredEntryRow } from '../stored-entry.ts';
import { leafText } from '../trail/leaf-text.ts';
import { leafHash } from '../trail/merkle/tree-hash.ts';
import type { TrailDatabase } from '../trail-database.ts';
import type { WriterSession } from './writer-session.ts';

/** An entry on its way into the trail. */
export interface IncomingEntry {
  readonly id: string;
  /** Its canonical JSON. */
  readonly text: string;
}

/** Entries that are to be added together. */
export interface EntriesToInsert {
  readonly entries: readonly IncomingEntry[];
  /** The new keys under which their personal parts are encrypted. */
  readonly keys: readonly WrappedKey[];
  /** True where a subject of these keys may have one already: then nothing is taken for a repeated delivery. */
  readonly assumed: boolean;
  /** The place of the first, which is the number of entries before it. */
  readonly from: number;
  /** Now, as utc-text.ts writes it. */
  readonly recordedAt: string;
}

/** Thrown when something is there already, and with keys that were looked up it can be told what. */
export class KeysNotCertain extends Error {}

/** SQLSTATE of a unique violation. */
const NOT_UNIQUE = '23505';
/** Violated by another writer, never by an entry. */
const OWN_KEYS: ReadonlySet<unknown> = new Set(['entry_place_pkey', 'content_key_pkey']);
/** Violated when an assumption on keys was wrong, or an entry is there already. */
const ASSUMED: ReadonlySet<unknown> = new Set(['entry_place_id_key', 'content_key_pkey']);

/**
 * Adds entries to the trail, each in the next place: one statement, so all of them or none. An entry that is there
 * already, as after a delivery whose answer was lost, is left as it is and takes no place.
 * @returns the hashes of the leaves added
 * @throws HubError BAD_REQUEST when an id is there already for something else, which would otherwise be acknowledged
 *   and not recorded; AUDIT_UNAVAILABLE when the place is taken; whatever the database throws (see {@link isRefusal})
 */
export async function insertEntries(session: WriterSession, given: EntriesToInsert): Promise<readonly Buffer[]> {
  const once = eachOnce(given.entries);
  const add = (entries: readonly IncomingEntry[]) =>
    session.as('audit_writer', (database) => insert(database, { ...given, entries }));
  try {
    return await add(once);
  } catch (error) {
    if (given.assumed && ASSUMED.has(violatedBy(error))) throw new KeysNotCertain('look the keys up', { cause: error });
    // Repeated deliveries are rare, so only a statement that met one looks for what is there.
    if (violatedBy(error) !== 'entry_place_id_key') throw error;
    return add(await session.as('audit_reader', (database) => withoutStored(database, once)));
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
  { entries, keys, from, recordedAt, assumed }: EntriesToInsert,
): Promise<readonly Buffer[]> {
  if (entries.length === 0) return [];
  const hashes = entries.map(({ text }, place) => leafHash(leafText(text, recordedAt, from + place)));
  const json = `[${entries.map(({ text }) => text).join(',')}]`;
  try {
    await sql`
      with given as materialized (
        select ${from}::bigint + position - 1 as seq, decode(leaf_hash, 'hex') as leaf_hash, id, kind, at, source,
          request_id, actor, purpose, reason, child_ids, content, recorded_by, ${recordedAt}::timestamptz as recorded_at
        from rows from (
          jsonb_to_recordset(${json}::jsonb) as (
            "id" uuid, "kind" text, "at" timestamptz, "source" text, "requestId" uuid, "actor" jsonb, "purpose" text,
            "reason" text, "childIds" text[], "content" jsonb, "recordedBy" text),
          unnest(${hashes.map((hash) => hash.toString('hex'))}::text[])
        ) with ordinality as given (id, kind, at, source, request_id, actor, purpose, reason, child_ids, content,
          recorded_by, leaf_hash, position)
      ), places as (
        insert into audit.entry_place (seq, id, recorded_at) select seq, id, recorded_at from given
      ), children as (
        insert into audit.entry_child (child_id, seq, recorded_at, request_id, is_look)
        select distinct child_id, seq, recorded_at, request_id, audit.is_look(recorded_by, kind)
        from given, unnest(child_ids) as child_id
      ), keys as (
        insert into audit.content_key (subject, master, wrapped)
        select subject, master, decode(wrapped, 'hex') from unnest(${keys.map(({ subject }) => subject)}::text[],
          ${keys.map(({ master }) => master)}::text[], ${keys.map(({ wrapped }) => wrapped.toString('hex'))}::text[])
          as key (subject, master, wrapped)
      ), outcomes as (
        insert into audit.entry_outcome (rule, effect, seq, recorded_at)
        select outcome.rule, outcome.effect, seq, recorded_at from given, audit.outcomes_of(content) as outcome
      )
      insert into audit.entry (seq, leaf_hash, id, kind, at, source, request_id, actor, purpose, reason, child_ids,
        content, recorded_by, recorded_at)
      select seq, leaf_hash, id, kind, at, source, request_id, actor, purpose, reason, child_ids, content, recorded_by,
        recorded_at from given order by seq`.execute(database);
  } catch (cause) {
    if (OWN_KEYS.has(violatedBy(cause)) && !(assumed && ASSUMED.has(violatedBy(cause))))
      throw new HubError('AUDIT_UNAVAILABLE', undefined, { cause });
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
    where (entry.seq, entry.recorded_at) in (
      select place.seq, place.recorded_at from audit.entry_place as place
      where place.id = any(${entries.map(({ id }) => id)}::uuid[]))`.execute(database);
  const texts = new Map(stored.rows.map((row) => [row.id, storedEntryText(row)]));
  if (entries.some(({ id, text }) => texts.has(id) && texts.get(id) !== text))
    throw new HubError('BAD_REQUEST', 'VALUE_INVALID');
  return entries.filter(({ id }) => !texts.has(id));
}

function violatedBy(error: unknown): unknown {
  const { code, constraint } = (error ?? {}) as { code?: unknown; constraint?: unknown };
  return code === NOT_UNIQUE ? constraint : undefined;
}
