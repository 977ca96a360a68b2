import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Actor } from '../../../../schema/contract/actor.ts';

const HOUR = 3_600_000;

/**
 * Children with whom they do not work that one actor, and all actors of one agency, may be told of within an hour of the
 * clock. Far above what a duty desk needs, and far below what copying the index takes.
 */
export const LOOKS_AN_HOUR = { actor: 100, agency: 2_000 } as const;

/**
 * Notes which children an actor is going to be told of, in one statement, and forgets what the actor did before this hour.
 * All processes count in the same database; two requests of the same moment may go over the quota by as much as they ask.
 * @param now milliseconds since the epoch
 * @returns those that are too many, which were not noted: all that were not looked at before within the hour, or none
 */
export async function noteLooks(
  em: SqlEntityManager,
  { id, agency }: Actor,
  childIds: readonly string[],
  now: number,
): Promise<ReadonlySet<string>> {
  const hour = hourOf(now);
  const { rows } = await sql<{ readonly childId: string }>`
    with forgotten as (
      delete from child_index.look where actor_id = ${id} and hour < ${hour}::timestamptz
    ), fresh as (
      select given as child_id from unnest(${[...childIds]}::uuid[]) as given
      where not exists (
        select from child_index.look
        where look.actor_id = ${id} and look.hour = ${hour}::timestamptz and look.child_id = given
      )
    ), quota as (
      select
        (select count(*) from child_index.look where actor_id = ${id} and hour = ${hour}::timestamptz)
          + (select count(*) from fresh) > ${LOOKS_AN_HOUR.actor}::int
        or (select count(*) from child_index.look where agency = ${agency} and hour = ${hour}::timestamptz)
          + (select count(*) from fresh) > ${LOOKS_AN_HOUR.agency}::int as is_over
    ), noted as (
      insert into child_index.look (actor_id, hour, child_id, agency)
      select ${id}, ${hour}::timestamptz, child_id, ${agency} from fresh, quota where not is_over
      on conflict do nothing
    )
    select child_id::text as "childId" from fresh, quota where is_over`.execute(em.getKysely());
  return new Set(rows.map(({ childId }) => childId));
}

/** Whether the index team has been told within this hour that an actor asks about too many children. */
export async function isQuotaAlerted(em: SqlEntityManager, actorId: string, now: number): Promise<boolean> {
  const { rows } = await sql`
    select from child_index.alert
    where audience = 'HUB' and unit = '' and actor_id = ${actorId} and 'QUOTA' = any(rules)
      and raised_at >= ${hourOf(now)}::timestamptz
    limit 1`.execute(em.getKysely());
  return rows.length > 0;
}

function hourOf(now: number): string {
  return new Date(now - (now % HOUR)).toISOString();
}
