import { sql } from 'kysely';
import { MikroORM } from '@mikro-orm/postgresql';
import { childAccesses } from '../../../subgraphs/audit/queries/child-accesses.ts';
import type { EntryFilter } from '../../../subgraphs/audit/queries/entry-filter.ts';
import { findEntries } from '../../../subgraphs/audit/queries/find-entries.ts';
import { trailDatabase, type TrailDatabase } from '../../../subgraphs/audit/trail-database.ts';
import { aligned } from '../aligned.ts';
import { quantile } from '../quantile.ts';

/** Entries that are made by one statement. */
const PORTION = 50_000;
/** Months over which entries are spread, before this one, and children that they are about. */
const MONTHS = 12;
const CHILDREN = 20_000;
const ASKED = 300;
const PAGE = 20;

const ALL: EntryFilter = {
  child: null,
  actor: null,
  agency: null,
  unit: null,
  purpose: null,
  kind: null,
  rule: null,
  effect: null,
  from: null,
  to: null,
};

/** Fills a trail up to so many entries, which are not hashed, and measures what auditors read of it. */
export async function readingFigures(url: string, size: number): Promise<string> {
  const orm = await MikroORM.init({
    clientUrl: url,
    entities: [],
    discovery: { warnWhenNoEntities: false },
    pool: { min: 0, max: 4 },
  });
  try {
    const database = trailDatabase(orm.em.fork());
    await fill(database, size);
    const page = (filter: EntryFilter, before: bigint | null) => findEntries(database, filter, before, PAGE);
    const child = (place: number) => `child-${(place * 7_919) % CHILDREN}`;
    const hundredth = (filter: EntryFilter) => pageAt(database, filter, 100);
    const byUnit = { ...ALL, agency: 'SOCIAL_CARE', unit: 'unit-7' };
    const [deep, deepByUnit] = [await hundredth(ALL), await hundredth(byUnit)];
    const figures: string[][] = [[`${size} entries: ms`, 'p50', 'p99']];
    const measure = async (name: string, ask: (place: number) => Promise<unknown>) => {
      const waits: number[] = [];
      for (let place = 0; place < ASKED; place++) {
        const begun = performance.now();
        await ask(place);
        waits.push(performance.now() - begun);
      }
      figures.push([name, quantile(waits, 0.5).toFixed(1), quantile(waits, 0.99).toFixed(1)]);
    };
    await measure('accessHistory, page 1', (place) => childAccesses(database, child(place), null, PAGE));
    await measure('auditEntries, page 1', () => page(ALL, null));
    await measure('auditEntries, page 100', () => page(ALL, deep));
    await measure('auditEntries of a unit, page 1', () => page(byUnit, null));
    await measure('auditEntries of a unit, page 100', () => page(byUnit, deepByUnit));
    return aligned(figures);
  } finally {
    await orm.close();
  }
}

/** The place before which a page begins. */
async function pageAt(database: TrailDatabase, filter: EntryFilter, number: number): Promise<bigint | null> {
  let before: bigint | null = null;
  for (let page = 1; page < number; page++) {
    const { next } = await findEntries(database, filter, before, PAGE);
    if (next === null) return before;
    before = next;
  }
  return before;
}

async function fill(database: TrailDatabase, size: number): Promise<void> {
  const { rows } = await sql<{ next: string; made: string }>`
    select coalesce(max(seq) + 1, 0)::text as next, count(*)::text as made from audit.entry`.execute(database);
  await sql`select audit.make_month(now() - months * interval '1 month')
    from generate_series(0, ${MONTHS}::int) as months`.execute(database);
  let next = Number(rows[0]?.next ?? 0);
  for (let left = size - Number(rows[0]?.made ?? 0); left > 0; left -= PORTION) {
    const count = Math.min(PORTION, left);
    await insertMade(database, next, count, size);
    next += count;
    process.stderr.write(`\r${size - Math.max(0, left - PORTION)} of ${size} entries made`);
  }
  process.stderr.write('\n');
  await sql`vacuum analyze`.execute(database);
}

async function insertMade(database: TrailDatabase, from: number, count: number, size: number): Promise<void> {
  await sql`
    with made as materialized (
      select n as seq, gen_random_uuid() as id, 'child-' || n % ${CHILDREN} as child_id,
        now() - (${size}::bigint - least(n, ${size}::bigint - 1)) * (${MONTHS} * interval '30 days') / ${size}::int as moment,
        jsonb_build_object('id', 'worker-' || n % 900, 'agency', (array['SOCIAL_CARE', 'HEALTH', 'EDUCATION'])[1 + n % 3],
          'unit', 'unit-' || n % 40, 'role', 'SOCIAL_WORKER') as actor
      from generate_series(${from}::bigint, ${from + count - 1}::bigint) as n
    ), places as (
      insert into audit.entry_place select seq, id, moment from made
    ), children as (
      insert into audit.entry_child select child_id, seq, moment from made
    ), outcomes as (
      insert into audit.entry_outcome select 'OWN-' || seq % 9, (array['RELEASE', 'WITHHOLD', 'MASK'])[1 + seq % 3], seq, moment
      from made
    )
    insert into audit.entry (seq, leaf_hash, id, kind, at, recorded_at, recorded_by, source, request_id, actor, purpose,
      reason, child_ids, content)
    select seq, sha256(id::text::bytea), id, 'decision', moment, moment, 'child-index', 'child-index', gen_random_uuid(),
      actor, 'SERVICE', 'Visit on Monday', array[child_id],
      jsonb_build_object('decisions', jsonb_build_array(jsonb_build_object('rule', 'OWN-' || seq % 9, 'effect', 'RELEASE')))
    from made`.execute(database);
}
