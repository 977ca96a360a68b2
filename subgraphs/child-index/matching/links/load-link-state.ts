import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { ChildState } from './link-event.ts';
import { wholeChild, type LinkState } from './link-state.ts';

interface ChildRow {
  readonly id: string;
  readonly scope: string | null;
  readonly parts: string[][] | null;
  readonly wentTo: string | null;
}

/**
 * How some children stand, with those that became them: their records, parts and what keeps them apart from others. One
 * query.
 */
export async function loadLinkState(em: SqlEntityManager, childIds: readonly string[]): Promise<LinkState> {
  const { rows } = await sql<{
    readonly children: ChildRow[];
    readonly records: { readonly record: string; readonly child: string; readonly part: string }[];
    readonly apart: { readonly cause: string; readonly one: string; readonly other: string }[];
    readonly reviews: { readonly id: string; readonly state: 'OPEN' | 'CONFIRMED' | 'REJECTED' }[];
  }>`
    with recursive family(id) as (
      select id from child_index.child where id = any(${[...childIds]}::uuid[])
      union select c.id from family join child_index.child c on c.went_to = family.id
    )
    select
      (select coalesce(json_agg(json_build_object('id', c.id, 'scope', c.scope, 'parts', c.parts, 'wentTo', c.went_to)),
        '[]') from child_index.child c where c.id in (select id from family)) as children,
      (select coalesce(json_agg(json_build_object(
        'record', l.custodian || ' ' || l.record_id, 'child', l.child_id, 'part', l.part
      ) order by l.custodian, l.record_id), '[]') from child_index.record_link l
        where l.child_id in (select id from family)) as records,
      (select coalesce(json_agg(json_build_object('cause', a.cause, 'one', a.one, 'other', a.other)), '[]')
        from child_index.children_apart a
        where a.one in (select id from family) or a.other in (select id from family)) as apart,
      (select coalesce(json_agg(json_build_object('id', r.id, 'state', r.state)), '[]')
        from child_index.match_review r
        where r.child_id in (select id from family) or r.candidate_id in (select id from family)) as reviews
  `.execute(em.getKysely());
  const [row] = rows;
  return {
    children: new Map(row?.children.map((child) => [child.id, stateOf(child)])),
    records: new Map(row?.records.map(({ record, ...state }) => [record, state])),
    apart: new Map(row?.apart.map(({ cause, ...pair }) => [cause, pair])),
    reviews: new Map(row?.reviews.map(({ id, state }) => [id, state])),
  };
}

function stateOf({ id, scope, parts, wentTo }: ChildRow): ChildState {
  const whole = wholeChild(id);
  return { scope: scope ?? whole.scope, parts: parts ?? whole.parts, wentTo };
}
