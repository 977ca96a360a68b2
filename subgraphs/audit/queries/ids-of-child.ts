import { sql } from 'kysely';
import type { TrailDatabase } from '../trail-database.ts';
import { sameChild, type LinkChange } from './same-child.ts';

/** Changes of links that are read for one child at most: the newest. */
const MOST_CHANGES = 500;

/**
 * The ids under which the trail speaks of a child, `childId` first: children that were merged are one, until that is taken
 * back. The trail has it from the entries of those changes, which name both children and say to whom each id leads since;
 * it needs nothing of the children for that.
 */
export async function idsOfChild(database: TrailDatabase, childId: string): Promise<readonly string[]> {
  // The conditions are those of the index entry_of_links.
  const { rows } = await sql<LinkChange>`
    with recursive family (id) as (
      select ${childId}::text
      union
      select led.id from family join audit.entry e
        on e.child_ids @> array[family.id] and e.kind = 'change' and e.recorded_by = 'child-index'
          and e.content -> 'leadsTo' is not null
      cross join lateral jsonb_each_text(e.content -> 'leadsTo') as way (id, living)
      cross join lateral (values (way.id), (way.living)) as led (id)
    )
    select e.content -> 'leadsTo' as "leadsTo" from audit.entry e
    where e.child_ids && array(select id from family limit ${MOST_CHANGES}) and e.kind = 'change'
      and e.recorded_by = 'child-index' and e.content -> 'leadsTo' is not null
    order by e.seq desc limit ${MOST_CHANGES}`.execute(database);
  return sameChild(childId, rows.toReversed());
}
