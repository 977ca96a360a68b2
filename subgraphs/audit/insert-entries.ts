import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql, type RawBuilder } from 'kysely';
import { HubError } from '../../schema/contract/error-codes.ts';

/**
 * Adds entries, given as JSON, to the table: one statement, so all of them or none. An entry that is there already, as
 * after a delivery whose answer was lost, is left as it is.
 * @throws HubError BAD_REQUEST when an id is there already for something else, which would otherwise be acknowledged
 *   and not recorded; whatever the database throws (see {@link isRefusal})
 */
export async function insertEntries(em: SqlEntityManager, texts: readonly string[]): Promise<void> {
  const database = em.getKysely();
  const given = rowsOf(`[${texts.join(',')}]`);
  const inserted = await sql`
    insert into audit.entry
      (id, kind, at, source, request_id, actor, purpose, reason, child_ids, content, recorded_by)
    select id, kind, at, source, request_id, actor, purpose, reason, child_ids, content, recorded_by
    from ${given} order by position
    on conflict (id) do nothing`.execute(database);
  if (inserted.numAffectedRows === BigInt(texts.length)) return;

  const others = await sql`
    select given.id from ${given} join audit.entry stored using (id)
    where (given.kind, given.at, given.source, given.request_id, given.actor, given.purpose, given.reason,
        given.child_ids, given.content)
      is distinct from (stored.kind, stored.at, stored.source, stored.request_id, stored.actor, stored.purpose,
        stored.reason, stored.child_ids, stored.content)
    limit 1`.execute(database);
  if (others.rows.length > 0) throw new HubError('BAD_REQUEST', 'VALUE_INVALID');
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

/** The entries of a JSON array as rows, numbered in their order; one parameter, however many they are. */
function rowsOf(json: string): RawBuilder<unknown> {
  return sql`rows from (jsonb_to_recordset(${json}::jsonb) as (
      "id" uuid, "kind" text, "at" timestamptz, "source" text, "requestId" uuid, "actor" jsonb, "purpose" text,
      "reason" text, "childIds" text[], "content" jsonb, "recordedBy" text
    )) with ordinality
    as given (id, kind, at, source, request_id, actor, purpose, reason, child_ids, content, recorded_by, position)`;
}
