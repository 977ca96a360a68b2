import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { LinkEvent, Reversible } from './link-event.ts';

/** A decision of a person that stands, and those since about the same children. */
export interface StandingDecision {
  readonly decision: Reversible;
  /** Later decisions that stand and changed which records are of which child. */
  readonly later: readonly LinkEvent[];
}

/** The decision at a place; null where none of a person is there, or where it was taken back. */
export async function loadDecision(em: SqlEntityManager, seq: string): Promise<StandingDecision | null> {
  const { rows } = await sql<{ readonly decision: Reversible; readonly later: LinkEvent[] }>`
    with standing as (
      select e.* from child_index.link_event e
      where not exists (select from child_index.link_event undone where undone.undoes = e.seq)
    )
    select ${decisionJson('e')} as decision, (
      select coalesce(json_agg(${decisionJson('l')}), '[]') from standing l
      where l.seq > e.seq and l.before is not null
        and (l.child in (e.child, e.other) or l.other in (e.child, e.other))
    ) as later
    from standing e
    where e.seq = ${seq}::bigint
      and e.kind in ('MERGED', 'CONFIRMED', 'SPLIT', 'UNLINKED', 'REJECTED')`.execute(em.getKysely());
  return rows[0] ?? null;
}

function decisionJson(row: 'e' | 'l') {
  const column = (name: string) => sql.ref(`${row}.${name}`);
  return sql`json_build_object('kind', ${column('kind')}, 'child', ${column('child')}, 'other', ${column('other')},
    'review', ${column('review')}, 'moved', ${column('moved')}, 'before', ${column('before')},
    'scopes', ${column('scopes')})`;
}
