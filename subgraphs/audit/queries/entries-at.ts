import { sql } from 'kysely';
import type { TrailDatabase } from '../trail-database.ts';
import { entriesOf } from './entries-of.ts';
import { FOUND_ENTRY, type FoundEntry } from './found-entry.ts';

/** The entries at some places, by place. */
export async function entriesAt(
  database: TrailDatabase,
  places: readonly string[],
): Promise<ReadonlyMap<string, FoundEntry>> {
  if (places.length === 0) return new Map();
  const { rows } = await sql<{ entry: FoundEntry }>`
    select ${FOUND_ENTRY} from audit.entry_place as ${entriesOf('place')}
    where place.seq = any(${[...places]}::bigint[])`.execute(database);
  return new Map(rows.map(({ entry }) => [entry.seq, entry]));
}
