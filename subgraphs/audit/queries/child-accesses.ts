import { sql } from 'kysely';
import type { TrailDatabase } from '../trail-database.ts';
import { newestAbout } from './entry-filter.ts';
import { groupLooks, type Access, type Look } from './group-looks.ts';
import { NO_END } from './place-of-moment.ts';

/** Milliseconds. */
const HOUR = 3_600_000;
/** Places about the child that are read for a page of so many lines. A request leaves one to three. */
const WINDOW = (lines: number) => lines * 4 + 50;
/** Entries just after a page’s beginning that may belong to a request which the page before has shown. */
const OVERLAP = 200;

/** One page of who looked at a child, newest first. */
export interface AccessPage {
  readonly accesses: readonly Access[];
  /** Where the next page goes on: before this place; null where nothing is left. */
  readonly next: bigint | null;
}

/**
 * Who looked at a child: one line for each request, in the order of its newest entry about the child. The places are
 * read from one index, where a child’s are side by side, and then the entries of the lines of this page alone. What is read
 * for a page does not grow with the trail. A page may be shorter than asked, and go on all the same.
 * @param childIds the ids under which the trail speaks of the child
 * @param before null for the newest page; else `next` of the page before, or the place of a line of it
 */
export async function childAccesses(
  database: TrailDatabase,
  childIds: readonly string[],
  before: bigint | null,
  first: number,
): Promise<AccessPage> {
  const limit = WINDOW(first);
  const [window, shown] = await Promise.all([
    placesAbout(database, childIds, before ?? NO_END, limit),
    before === null ? Promise.resolve<readonly string[]>([]) : requestsFrom(database, childIds, before),
  ]);
  const lines = linesOf(window, shown);
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
  readonly recordedAt: string;
  readonly requestId: string | null;
  /** Whether somebody looked at the child by it, and the child index signed for that. */
  readonly isLook: boolean;
}

/** The newest entry of each request that looked at the child, of those that were not shown before. */
function linesOf(window: readonly Place[], shown: readonly string[]): ReadonlyMap<string, Place> {
  const lines = new Map<string, Place>();
  for (const place of window) {
    const key = keyOf(place);
    if (place.isLook && !shown.includes(key) && !lines.has(key)) lines.set(key, place);
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
    select seq::text as seq, to_json(recorded_at) #>> '{}' as "recordedAt", request_id as "requestId", is_look as "isLook"
    from (${newestAbout(childIds, sql`seq < ${before}`, sql`desc`, limit)}) as newest
    order by newest.seq desc`.execute(database);
  return rows;
}

/** The requests that have an entry about the child at a place or soon after it. */
async function requestsFrom(
  database: TrailDatabase,
  childIds: readonly string[],
  from: bigint,
): Promise<readonly string[]> {
  const { rows } = await sql<Pick<Place, 'seq' | 'requestId'>>`
    select seq::text as seq, request_id as "requestId"
    from (${newestAbout(childIds, sql`seq >= ${from}`, sql`asc`, OVERLAP)}) as following
    where is_look`.execute(database);
  return rows.map(keyOf);
}

/**
 * The entries of lines, with the searches of their requests. Each line’s are looked up by themselves, near the moment of
 * its newest: a request takes seconds. Months that none of them is near are not even planned for, which would take longer
 * than all the rest.
 */
async function looksOf(
  database: TrailDatabase,
  childIds: readonly string[],
  lines: readonly Place[],
): Promise<readonly Look[]> {
  const [newest, oldest] = [lines[0], lines.at(-1)];
  if (newest === undefined || oldest === undefined) return [];
  const [from, to] = [momentBeside(oldest, -HOUR), momentBeside(newest, HOUR)];
  const near = sql`x.recorded_at between ${from}::timestamptz and ${to}::timestamptz`;
  const column = (name: keyof Place) => lines.map((line) => line[name]);
  const { rows } = await sql<Look>`
    select e.seq::text as seq, e.id, e.kind, to_json(e.at) #>> '{}' as at, e.request_id as "requestId", e.actor,
      e.purpose, e.reason, to_json(array(
        select id from unnest(e.child_ids) as id where id = any(${[...childIds]}::text[]))) as "about",
      jsonb_path_query_array(e.content, '$.decisions[*].effect ? (@.type() == "string")') as effects
    from unnest(${column('seq')}::bigint[], ${column('requestId')}::uuid[], ${column('recordedAt')}::timestamptz[])
      as line (seq, request, recorded_at)
    cross join lateral (
      (select * from audit.entry x where ${near} and x.request_id = line.request
        and x.recorded_at between line.recorded_at - interval '1 hour' and line.recorded_at + interval '1 hour')
      union all
      (select * from audit.entry x where ${near} and line.request is null and x.seq = line.seq and x.recorded_at = line.recorded_at)
    ) as e
    where audit.is_look(e.recorded_by, e.kind) and (e.kind = 'search' or e.child_ids && ${[...childIds]}::text[])
    order by e.seq desc`.execute(database);
  return rows;
}

function momentBeside({ recordedAt }: Place, milliseconds: number): string {
  return new Date(Date.parse(recordedAt) + milliseconds).toISOString();
}

/** By what the entries of one line are known; an entry without a request is a line by itself. */
function keyOf({ seq, requestId }: Pick<Place, 'seq' | 'requestId'>): string {
  return requestId ?? seq;
}
