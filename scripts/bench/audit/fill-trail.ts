import { sql } from 'kysely';
import type { TrailDatabase } from '../../../subgraphs/audit/trail-database.ts';
import { progressBar } from '../../hub/progress-bar.ts';
import { withoutIndexes } from './without-indexes.ts';

/** Months over which entries are spread, this one the last. */
const MONTHS = 12;
/** Entries for each child, whatever the size: what a page about one child has to read is then the same. */
const PER_CHILD = 250;
/** Entries that are made by one statement. */
const PORTION = 100_000;

/** How many children a trail of so many entries is about; they are called `child-0` and so on. */
export function childrenOf(size: number): number {
  return Math.ceil(size / PER_CHILD);
}

/**
 * Fills a trail up to so many entries, made by the server itself: of every four one says what was asked and three what was
 * decided, and of every ten thousand one that two children were merged. They look as the writer’s do and are in the same
 * tables and indexes, but their hashes are not those of a tree.
 */
export async function fillTrail(database: TrailDatabase, size: number): Promise<void> {
  const { rows } = await sql<{ next: string; made: string }>`
    select coalesce(max(seq) + 1, 0)::text as next, count(*)::text as made from audit.entry`.execute(database);
  const [first, made] = [Number(rows[0]?.next ?? 0), Number(rows[0]?.made ?? 0)];
  if (made >= size) return;
  await sql`select audit.make_month(now() - months * interval '1 month')
    from generate_series(0, ${MONTHS}::int) as months`.execute(database);
  await database.connection().execute(async (connection) => {
    await prepareParts(connection);
    await withoutIndexes(connection, async () => {
      const bar = progressBar('Making entries');
      for (let done = made; done < size; done += PORTION) {
        await insertMade(connection, first + done - made, Math.min(PORTION, size - done), size);
        bar.update(Math.min(size, done + PORTION), size);
      }
      bar.stop();
    });
    await sql`vacuum analyze`.execute(connection);
  });
}

/** Who acts and what is decided, made once: to make them for each entry would cost more than all the rest. */
async function prepareParts(connection: TrailDatabase): Promise<void> {
  await sql`
    create temporary table made_actor as
    select n as place, jsonb_build_object('id', 'worker-' || n % 900, 'agency',
      (array['SOCIAL_CARE', 'HEALTH', 'EDUCATION'])[1 + n % 3], 'unit', 'unit-' || n % 40, 'role', 'SOCIAL_WORKER',
      'purposes', '["SERVICE"]'::jsonb, 'standing', 'VALID') as actor
    from generate_series(0, 1799) as n`.execute(connection);
  await sql`
    create temporary table made_decision as
    select n as place, jsonb_build_object('policyVersion', 'bench', 'facts',
      '{"relationship":"ACTIVE","consent":"GIVEN"}'::jsonb, 'decisions', (
        select jsonb_agg(jsonb_build_object('category', 'INV_UNIVERSAL', 'agency', 'HEALTH', 'unit', '', 'rule',
          'OWN-' || (n + item) % 9, 'effect', (array['RELEASE', 'WITHHOLD', 'MASK'])[item], 'reason', 'BECAUSE',
          'obligations', '["AUDIT"]'::jsonb)) from generate_series(1, 3) as item)) as content
    from generate_series(0, 8) as n`.execute(connection);
  await sql`analyze made_actor, made_decision`.execute(connection);
}

async function insertMade(connection: TrailDatabase, from: number, count: number, size: number): Promise<void> {
  const children = childrenOf(size);
  await sql`
    with made as materialized (
      select n as seq, gen_random_uuid() as id, gen_random_uuid() as request_id,
        case when n % 10000 = 1 then 'change' when n % 4 = 0 then 'query' else 'decision' end as kind,
        case when n % 10000 = 1 then array['child-' || n / 10000 * 37 % ${children}, 'former-' || n]
          when n % 4 = 0 then '{}' else array['child-' || n % ${children}] end as child_ids,
        now() - (${size}::bigint - least(n, ${size}::bigint - 1)) * (${MONTHS} * interval '30 days') / ${size}::int as moment
      from generate_series(${from}::bigint, ${from + count - 1}::bigint) as n
    ), places as (
      insert into audit.entry_place select seq, id, moment from made
    ), children as (
      insert into audit.entry_child
      select child_id, seq, moment, request_id, kind = 'decision' from made, unnest(child_ids) as child_id
    ), outcomes as (
      insert into audit.entry_outcome
      select 'OWN-' || (seq % 9 + item) % 9, (array['RELEASE', 'WITHHOLD', 'MASK'])[item], seq, moment
      from made, generate_series(1, 3) as item where kind = 'decision'
    )
    insert into audit.entry (seq, leaf_hash, id, kind, at, recorded_at, recorded_by, source, request_id, actor, purpose,
      reason, child_ids, content)
    select seq, sha256(id::text::bytea), id, kind, moment, moment, source, source, request_id, actor, 'SERVICE',
      'Visit on Monday', child_ids, case kind
        when 'change' then jsonb_build_object('change', 'mergeChildren', 'leadsTo',
          jsonb_build_object(child_ids[1], child_ids[1], child_ids[2], child_ids[1]))
        when 'query' then jsonb_build_object('operationName', 'WhosInvolved', 'codes', '[]'::jsonb, 'ms', 12,
          'personalContent', jsonb_build_object('subject', 'request:' || id, 'sealed', repeat(md5(id::text), 4)))
        else content end
    from made cross join lateral (select case kind when 'query' then 'gateway' else 'child-index' end as source) as part
    join made_actor on made_actor.place = seq % 1800 join made_decision on made_decision.place = seq % 9`.execute(
    connection,
  );
}
