import { sql } from 'kysely';
import type { TrailDatabase } from '../trail-database.ts';
import { entriesOf } from './entries-of.ts';
import { candidates, otherConditions, type EntryFilter } from './entry-filter.ts';
import { pageOf, type EntryPage } from './entry-page.ts';
import { FOUND_ENTRY, type FoundEntry } from './found-entry.ts';
import { NO_END, placeOfMoment } from './place-of-moment.ts';

/** Entries looked at for one page at most, where more than one condition has to hold. */
const LOOKED_AT = 1_000;

/**
 * The newest entries before a place that a filter finds. The work for one page is bounded, whatever the size of the
 * trail: where conditions are combined that rarely hold together, a page may be shorter than asked, even empty, and go
 * on all the same.
 * @param before null for the newest page
 */
export async function findEntries(
  database: TrailDatabase,
  filter: EntryFilter,
  before: bigint | null,
  first: number,
): Promise<EntryPage> {
  const [from, end] = await Promise.all([
    filter.from === null ? 0n : placeOfMoment(database, filter.from),
    filter.to === null ? NO_END : placeOfMoment(database, filter.to),
  ]);
  const range = { from, before: before !== null && before < end ? before : end };
  const others = otherConditions(filter);
  // One more than the page, to know whether more follows.
  const limit = others === null ? first + 1 : LOOKED_AT;
  const wanted = candidates(filter, range, limit);
  const { rows } = await sql<{ entry: FoundEntry }>`
    select ${FOUND_ENTRY} from (${wanted}) as ${entriesOf('candidate')}
    where ${others ?? sql`true`} order by candidate.seq desc limit ${first + 1}`.execute(database);
  return pageOf(
    database,
    rows.map(({ entry }) => entry),
    first,
    others === null ? null : { wanted, limit },
  );
}
