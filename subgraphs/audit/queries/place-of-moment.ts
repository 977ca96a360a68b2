import { sql } from 'kysely';
import type { TrailDatabase } from '../trail-database.ts';

/** One more than the last place there can be. */
export const NO_END = 2n ** 63n - 1n;

/**
 * The place of the first entry that was recorded at a moment (milliseconds since the epoch) or later; for a moment after
 * all of them the place of the next entry. Entries are in the order of their recording, so halving the trail finds it,
 * in as many steps as its size has binary digits; months that were put into an archive are stepped over.
 */
export async function placeOfMoment(database: TrailDatabase, moment: number): Promise<bigint> {
  const wanted = new Date(moment).toISOString();
  const { rows } = await sql<{ place: string }>`
    with recursive search (low, high) as (
      select 0::bigint, (select coalesce(max(seq) + 1, 0) from audit.entry_place)
      union all
      select
        case when probe.recorded_at < ${wanted}::timestamptz then probe.seq + 1 else low end,
        case when probe.recorded_at < ${wanted}::timestamptz then high else (low + high) / 2 end
      from search cross join lateral (
        select seq, recorded_at from audit.entry_place where seq >= (low + high) / 2 order by seq limit 1
      ) as probe
      where low < high
    )
    select low::text as place from search where low >= high limit 1`.execute(database);
  return BigInt(rows[0]?.place ?? 0);
}
