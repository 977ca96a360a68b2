import { sql } from 'kysely';
import type { TrailDatabase } from '../trail-database.ts';

/** What auditors have noted about an entry, by entries of their own: the latest word on each counts. */
export interface EntryNotes {
  /** Held back from families, or released to them; null where nobody said either. */
  readonly held: boolean | null;
  /** How the latest review came out; null where nobody has reviewed it. */
  readonly reviewed: string | null;
}

/** The notes on entries, by their ids; entries without any are left out. */
export async function entryNotes(
  database: TrailDatabase,
  ids: readonly string[],
): Promise<ReadonlyMap<string, EntryNotes>> {
  const notes = new Map<string, EntryNotes>();
  if (ids.length === 0) return notes;
  // The conditions are those of the index entry_noted.
  const { rows } = await sql<{ entry: string; change: string; outcome: string | null }>`
    select content ->> 'entry' as entry, content ->> 'change' as change, content ->> 'outcome' as outcome
    from audit.entry
    where recorded_by = 'audit' and kind = 'change' and content ->> 'entry' = any(${[...ids]}::text[])
    order by seq`.execute(database);
  for (const { entry, change, outcome } of rows) {
    const sofar = notes.get(entry) ?? { held: null, reviewed: null };
    if (change === 'holdEntry' || change === 'releaseEntry')
      notes.set(entry, { ...sofar, held: change === 'holdEntry' });
    if (change === 'reviewEntry') notes.set(entry, { ...sofar, reviewed: outcome });
  }
  return notes;
}
