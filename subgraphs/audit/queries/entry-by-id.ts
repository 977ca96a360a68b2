import { sql } from 'kysely';
import { z } from 'zod';
import type { TrailDatabase } from '../trail-database.ts';
import { entriesOf } from './entries-of.ts';
import { FOUND_ENTRY, type FoundEntry } from './found-entry.ts';

/** An entry, whether it says that somebody looked at a child, and whether it has to be reviewed. */
export interface KnownEntry {
  readonly entry: FoundEntry;
  /** A decision or a search that the child index signed for. */
  readonly isLook: boolean;
  /** It lets somebody past consent or a shield. */
  readonly isForReview: boolean;
}

/** The entry with this id; null where there is none. */
export async function entryById(database: TrailDatabase, id: string): Promise<KnownEntry | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const { rows } = await sql<KnownEntry>`
    select ${FOUND_ENTRY},
      audit.is_look(e.recorded_by, e.kind) as "isLook",
      e.recorded_by = 'child-index' and e.kind = 'decision'
        and e.content @> '{"decisions":[{"obligations":["REVIEW_NEXT_WORKING_DAY"]}]}' as "isForReview"
    from audit.entry_place as ${entriesOf('place')} where place.id = ${id}::uuid`.execute(database);
  return rows[0] ?? null;
}
