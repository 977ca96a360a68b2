import { sql } from 'kysely';
import type { TrailDatabase } from '../trail-database.ts';

/**
 * Erases the key of a child, and those of every request and entry that name the child, whatever else they were about:
 * what was looked for and found in them may have been this child’s.
 * @returns how many keys there were
 */
export async function eraseKeys(database: TrailDatabase, childId: string): Promise<number> {
  const { rows } = await sql`
    with named as (
      select entry.id, entry.request_id from audit.entry_child as child
      join audit.entry on (entry.recorded_at, entry.seq) = (child.recorded_at, child.seq)
      where child.child_id = ${childId}
    )
    delete from audit.content_key where subject in (
      select ${`child:${childId}`} union select 'request:' || request_id from named union select 'entry:' || id from named)
    returning 1`.execute(database);
  return rows.length;
}
