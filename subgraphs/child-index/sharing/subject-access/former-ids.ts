import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';

/** Former ids that are handed on at most; more than a child ever had. */
const MOST = 100;

/** The ids whose records went to a child, by one merge or several, as it stands today. */
export async function formerIds(em: SqlEntityManager, childId: string): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive former (id) as (
      select id from child_index.child where went_to = ${childId}::uuid
      union select c.id from former join child_index.child c on c.went_to = former.id
    )
    select id from former order by id limit ${MOST}`.execute(em.getKysely());
  return rows.map(({ id }) => id);
}
