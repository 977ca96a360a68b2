import { sql } from 'kysely';
import type { TrailDatabase } from '../trail-database.ts';
import { entriesOf } from './entries-of.ts';
import { newestAbout } from './entry-filter.ts';
import { groupLooks, type Access, type Look } from './group-looks.ts';
import { NO_END } from './place-of-moment.ts';

/**
 * Entries about the child that are read for a page, by its lines: so many at first, which is enough as a rule, and so many
 * in all. A request leaves one to three. Each entry is in another corner of the trail, so what is not needed costs most.
 */
const AT_FIRST = (lines: number) => lines * 2 + 10;
const IN_ALL = (lines: number) => lines * 4 + 50;
/** Entries just after a page’s beginning that may belong to a request which the page before has shown. */
const OVERLAP = 200;

/** The kind of an entry that the child index signed for. */
const OWN_KIND = sql.raw(`case when e.recorded_by = 'child-index' then e.kind else '' end as kind`);

/** One page of who looked at a child, newest first. */
export interface AccessPage {
  readonly accesses: readonly Access[];
  /** Where the next page goes on: before this place; null where nothing is left. */
  readonly next: bigint | null;
}

/**
 * Who looked at a child: one line for each request, in the order of its newest entry about the child. What is read for a
 * page does not grow with the trail. A page may be shorter than asked, and go on all the same.
 * @param childIds the ids under which the trail speaks of the child
 * @param before null for the newest page; else `next` of the page before, or the place of a line of it
 */
export async function childAccesses(
  database: TrailDatabase,
  childIds: readonly string[],
  before: bigint | null,
  first: number,
): Promise<AccessPage> {
  const [begun, shown] = await Promise.all([
    placesAbout(database, childIds, before ?? NO_END, AT_FIRST(first)),
    before === null ? Promise.resolve<readonly string[]>([]) : requestsFrom(database, childIds, before),
  ]);
  let [window, limit, lines] = [begun, AT_FIRST(first), linesOf(begun, shown)];
  const reached = begun.at(-1);
  if (lines.size <= first && begun.length === limit && reached !== undefined) {
    limit = IN_ALL(first);
    window = [...begun, ...(await placesAbout(database, childIds, BigInt(reached.seq), limit - begun.length))];
    lines = linesOf(window, shown);
  }
  const page = [...lines.values()].slice(0, first);
  const accesses = groupLooks(await looksOf(database, childIds, page));
  const last = page.at(-1);
  const lowest = window.at(-1);
  if (lines.size > first && last !== undefined) return { accesses, next: BigInt(last.seq) };
  const isEnd = window.length < limit || lowest === undefined;
  // Where the window is full, what follows the last line may still be this line’s own: the next page leaves that out.
  return { accesses, next: isEnd ? null : BigInt(last?.seq ?? lowest.seq) };
}

interface Place {
  readonly seq: string;
  readonly id: string;
  readonly recordedAt: string;
  readonly requestId: string | null;
  readonly kind: string;
}

/** The newest entry of each request that looked at the child, of those that were not shown before. */
function linesOf(window: readonly Place[], shown: readonly string[]): ReadonlyMap<string, Place> {
  const lines = new Map<string, Place>();
  for (const place of window) {
    if (!isLook(place)) continue;
    const key = place.requestId ?? place.id;
    if (!shown.includes(key) && !lines.has(key)) lines.set(key, place);
  }
  return lines;
}

async function placesAbout(
  database: TrailDatabase,
  childIds: readonly string[],
  before: bigint,
  limit: number,
): Promise<readonly Place[]> {
  const { rows } = await sql<Place>`
    with newest as materialized (${newestAbout(childIds, sql`seq < ${before}`, sql`desc`, limit)})
    select e.seq::text as seq, e.id, to_json(e.recorded_at) #>> '{}' as "recordedAt", e.request_id as "requestId", ${OWN_KIND}
    from ${entriesOf('newest')} order by newest.seq desc`.execute(database);
  return rows;
}

/** The requests that have an entry about the child at a place or soon after it. */
async function requestsFrom(
  database: TrailDatabase,
  childIds: readonly string[],
  from: bigint,
): Promise<readonly string[]> {
  const { rows } = await sql<Place>`
    with following as materialized (${newestAbout(childIds, sql`seq >= ${from}`, sql`asc`, OVERLAP)})
    select e.id, e.request_id as "requestId", ${OWN_KIND}
    from ${entriesOf('following')}`.execute(database);
  return rows.filter(isLook).map(({ id, requestId }) => requestId ?? id);
}

/**
 * The entries of lines, with the searches of their requests. Each line’s are looked up by themselves, near the moment of
 * its newest: a request takes seconds, and so whole months are left out.
 */
async function looksOf(
  database: TrailDatabase,
  childIds: readonly string[],
  lines: readonly Place[],
): Promise<readonly Look[]> {
  if (lines.length === 0) return [];
  const column = (name: keyof Place) => lines.map((line) => line[name]);
  const { rows } = await sql<Look>`
    select e.seq::text as seq, e.id, e.kind, to_json(e.at) #>> '{}' as at, e.request_id as "requestId", e.actor,
      e.purpose, e.reason, to_json(array(
        select id from unnest(e.child_ids) as id where id = any(${[...childIds]}::text[]))) as "about",
      jsonb_path_query_array(e.content, '$.decisions[*].effect ? (@.type() == "string")') as effects
    from unnest(${column('seq')}::bigint[], ${column('requestId')}::uuid[], ${column('recordedAt')}::timestamptz[])
      as line (seq, request, recorded_at)
    cross join lateral (
      (select * from audit.entry x where x.request_id = line.request
        and x.recorded_at between line.recorded_at - interval '1 hour' and line.recorded_at + interval '1 hour')
      union all
      (select * from audit.entry x where line.request is null and x.seq = line.seq and x.recorded_at = line.recorded_at)
    ) as e
    where e.kind in ('decision', 'search') and e.recorded_by = 'child-index'
      and (e.kind = 'search' or e.child_ids && ${[...childIds]}::text[])
    order by e.seq desc`.execute(database);
  return rows;
}

function isLook({ kind }: { readonly kind: string }): boolean {
  return kind === 'decision' || kind === 'search';
}
