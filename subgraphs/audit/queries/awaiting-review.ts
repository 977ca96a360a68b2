import { sql } from 'kysely';
import type { TrailDatabase } from '../trail-database.ts';
import { entriesOf } from './entries-of.ts';
import { pageOf, type EntryPage } from './entry-page.ts';
import { FOUND_ENTRY, type FoundEntry } from './found-entry.ts';
import { NO_END } from './place-of-moment.ts';

/** Reviewed entries stepped over for one page at most. */
const LOOKED_AT = 1_000;

/**
 * Entries that let somebody past consent or a shield and that nobody has reviewed, newest first. Like every page of the
 * trail, one may be shorter than asked and go on all the same.
 * @param before null for the newest page
 */
export async function awaitingReview(
  database: TrailDatabase,
  before: bigint | null,
  first: number,
): Promise<EntryPage> {
  // The conditions are those of the indexes entry_for_review and entry_noted. Written as a value, what was noted is looked
  // up entry by entry.
  const due = sql`
    select seq, recorded_at, id from audit.entry
    where content @> '{"decisions":[{"obligations":["REVIEW_NEXT_WORKING_DAY"]}]}' and seq < ${before ?? NO_END}
    order by seq desc limit ${LOOKED_AT}`;
  const { rows } = await sql<{ entry: FoundEntry }>`
    select ${FOUND_ENTRY} from (${due}) as ${entriesOf('due')}
    where (
      select true from audit.entry note
      where note.recorded_by = 'audit' and note.kind = 'change' and note.content ->> 'entry' = due.id::text
        and note.content ->> 'change' = 'reviewEntry'
      limit 1
    ) is null
    order by due.seq desc limit ${first + 1}`.execute(database);
  return pageOf(
    database,
    rows.map(({ entry }) => entry),
    first,
    { wanted: due, limit: LOOKED_AT },
  );
}
