import { sql, type RawBuilder } from 'kysely';
import type { TrailDatabase } from '../trail-database.ts';
import type { FoundEntry } from './found-entry.ts';

/** One page of entries, newest first. */
export interface EntryPage {
  readonly entries: readonly FoundEntry[];
  /** Where the next page goes on: before this place; null where nothing is left. */
  readonly next: bigint | null;
}

/** What was looked at for a page: a query for places, newest first, and how many at most. */
export interface LookedAt {
  readonly wanted: RawBuilder<unknown>;
  readonly limit: number;
}

/**
 * The page that some entries make.
 * @param found up to one more than the page
 * @param lookedAt null where everything that there is was looked at
 */
export async function pageOf(
  database: TrailDatabase,
  found: readonly FoundEntry[],
  first: number,
  lookedAt: LookedAt | null,
): Promise<EntryPage> {
  const entries = found.slice(0, first);
  const last = entries.at(-1);
  if (found.length > first && last !== undefined) return { entries, next: BigInt(last.seq) };
  return { entries, next: lookedAt === null ? null : await endOf(database, lookedAt) };
}

/** The last place that was looked at; null where there were no more. */
async function endOf(database: TrailDatabase, { wanted, limit }: LookedAt): Promise<bigint | null> {
  const { rows } = await sql<{ examined: number; lowest: string | null }>`
    select count(*)::int as examined, min(seq)::text as lowest from (${wanted}) as candidate`.execute(database);
  const { examined, lowest } = rows[0] ?? { examined: 0, lowest: null };
  return examined < limit || lowest === null ? null : BigInt(lowest);
}
