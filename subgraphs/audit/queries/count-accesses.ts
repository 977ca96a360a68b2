import { sql } from 'kysely';
import { HubError } from '../../../schema/contract/error-codes.ts';
import type { TrailDatabase } from '../trail-database.ts';
import { EFFECTS } from './entry-filter.ts';
import type { Period } from './period.ts';
import { placeOfMoment } from './place-of-moment.ts';

/** Entries that are counted for one answer at most: what a database reads in a second or so. */
const MOST_ENTRIES = 500n * 1_000n;

/** By what accesses are counted. */
export type CountedBy = 'agency' | 'purpose' | 'effect' | 'day';

/** How many accesses have a value; an access is one request that looked at one child. */
export interface AccessCount {
  readonly by: CountedBy;
  /** Of a day, `YYYY-MM-DD`, as it is in England; empty where an access has no value. */
  readonly value: string;
  readonly accesses: number;
}

/**
 * Counts the accesses that were recorded in a period. Accesses with several effects count for each of them.
 * @throws HubError OPERATION_LIMIT when there is more in the period than can be counted at once
 */
export async function countAccesses(
  database: TrailDatabase,
  { from, to }: Period,
): Promise<{ readonly total: number; readonly counts: readonly AccessCount[] }> {
  const [first, end] = await Promise.all([placeOfMoment(database, from), placeOfMoment(database, to)]);
  if (end - first > MOST_ENTRIES) throw new HubError('OPERATION_LIMIT');
  const { rows } = await sql<{ by: CountedBy | null; value: string | null; accesses: number }>`
    with look as materialized (
      select coalesce(request_id, id) as request, child_ids[1] as child, agency, purpose, seq,
        to_char(at at time zone 'Europe/London', 'YYYY-MM-DD') as day
      from audit.entry
      where seq >= ${first} and seq < ${end} and kind = 'decision' and recorded_by = 'child-index'
        and recorded_at >= ${new Date(from).toISOString()}::timestamptz
        and recorded_at < ${new Date(to).toISOString()}::timestamptz
    ), access as materialized (
      select request, child, min(agency) as agency, min(purpose) as purpose, min(day) as day from look
      group by request, child
    ), effect as (
      select distinct look.request, look.child, outcome.effect
      from look join audit.entry_outcome outcome on outcome.seq = look.seq
      where outcome.effect = any(${[...EFFECTS]}::text[]) and outcome.seq >= ${first} and outcome.seq < ${end}
    )
    select 'agency' as by, agency as value, count(*)::int as accesses from access group by agency
    union all select 'purpose', purpose, count(*)::int from access group by purpose
    union all select 'day', day, count(*)::int from access group by day
    union all select 'effect', effect, count(*)::int from effect group by effect
    union all select null, null, count(*)::int from access
    order by 1, 2`.execute(database);
  const counts = rows.flatMap(({ by, value, accesses }) => (by === null ? [] : [{ by, value: value ?? '', accesses }]));
  return { total: rows.find(({ by }) => by === null)?.accesses ?? 0, counts };
}
