import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Actor } from '../../../schema/contract/actor.ts';
import { isChildId } from '../identity/child-id.ts';
import { LEGAL_REGIME } from './policy/legal-regime.ts';
import { sharingRecordOf, type SharingRow } from './sharing-parts.ts';
import type { SharingRecord } from './sharing-record.ts';

const { declaredRelationshipMonths: DECLARED_FOR } = LEGAL_REGIME;

/**
 * Loads who children are and what decisions about them depend on, for any number of children, in one query. An id that
 * a child no longer has leads to the child that its records went to.
 * @param today ISO 8601 date: which shields are up
 * @returns the children there are, by the id that was asked for
 */
export async function loadSharingRecords(
  em: SqlEntityManager,
  childIds: readonly string[],
  actor: Actor,
  today: string,
): Promise<Map<string, SharingRecord>> {
  const known = childIds.filter(isChildId);
  const { rows } = await sql<SharingRow>`
    select
      asked.id as "askedId",
      c.id as "childId",
      c.parts,
      c.given_name as "givenName",
      c.family_name as "familyName",
      to_char(c.expected_date_of_delivery, 'YYYY-MM-DD') as "expectedDateOfDelivery",
      c.sex,
      to_char(c.date_of_birth, 'YYYY-MM-DD') as "dateOfBirth",
      c.protected_identity as "protectedIdentity",
      to_json(c.key_holders) as "keyHolders",
      c.archived_at is not null as archived,
      (
        select coalesce(json_agg(distinct s.part), '[]') from child_index.shield s
        where s.part = any(coalesce(c.scopes, array[c.id]))
          -- One that was put up here counts at once, should the clock of another process be behind.
          and (s.since <= ${today}::date or s.recorded_by is not null)
          and (s.lifted_on is null or (s.lifted_on > ${today}::date and s.lifted_by is null))
      ) as shields,
      exists (
        select from child_index.declared_relationship d
        where d.part = any(coalesce(c.scopes, array[c.id])) and d.actor_id = ${actor.id}
          and d.declared_at > ${today}::date - make_interval(months => ${DECLARED_FOR}::int)
      ) as declared,
      (
        select coalesce(json_agg(json_build_object(
          'custodian', l.custodian, 'recordId', l.record_id, 'unit', l.unit, 'category', l.category, 'kind', l.kind,
          'part', l.part
        ) order by l.custodian, l.record_id), '[]')
        from child_index.record_link l where l.child_id = c.id
      ) as links,
      (
        select coalesce(json_agg(json_build_object(
          'part', r.part, 'actorId', r.actor_id, 'relation', r.relation
        )), '[]')
        from child_index.restricted_person r
        where r.part = any(coalesce(c.scopes, array[c.id]))
          and (r.since <= ${today}::date or r.recorded_by is not null)
          and (r.ends_on is null or r.ends_on > ${today}::date)
      ) as restrictions,
      (
        select coalesce(json_agg(json_build_object(
          'part', o.part, 'giver', o.giver, 'giverId', o.giver_id, 'refusal', o.refusal, 'categories', o.categories,
          'recipients', o.recipients, 'purposes', o.purposes, 'scope', o.scope, 'explicit', o.explicit,
          'givenAt', o.given_at, 'expiresAt', o.expires_at, 'withdrawnAt', o.withdrawn_at,
          'recordedAt', o.recorded_at, 'withdrawnHere', o.withdrawn_by is not null
        )), '[]')
        from child_index.consent o where o.part = any(coalesce(c.scopes, array[c.id]))
      ) as consents,
      (
        select coalesce(json_agg(
          json_build_object('part', a.part, 'competent', a.competent)
          order by a.assessed_on desc, a.recorded_at desc, a.id
        ), '[]')
        from child_index.competence_assessment a
        where a.part = any(coalesce(c.scopes, array[c.id]))
      ) as assessments,
      (
        select coalesce(json_agg(json_build_object(
          'part', o.part, 'categories', o.categories, 'startsAt', o.starts_at, 'endsAt', o.ends_at
        )), '[]')
        from child_index.court_order o where o.part = any(coalesce(c.scopes, array[c.id]))
      ) as orders,
      (
        select coalesce(json_agg(json_build_object(
          'custodian', a.custodian, 'purposes', a.purposes,
          'startsAt', a.starts_at, 'endsAt', least(a.ends_at, a.ended_at)
        )), '[]')
        from child_index.sharing_agreement a
        -- One whose end had come when it was taken down is over, whatever the clock of this process says.
        where a.recipient = ${actor.agency} and (a.ended_at <= a.end_recorded_at) is not true
      ) as agreements,
      (
        select json_agg(json_build_object(
          'part', p.id, 'archived', p.archived_at is not null, 'protectedIdentity', p.protected_identity,
          'keyHolders', p.key_holders
        ))
        from child_index.child p where p.id = any(c.scopes)
      ) as origins
    from child_index.child asked
    join child_index.child c
      on c.id = case when asked.went_to is null then asked.id else child_index.living_child(asked.id) end
    where asked.id = any(${known}::uuid[])`.execute(em.getKysely());
  return new Map(rows.map((row) => [row.askedId, sharingRecordOf(row)]));
}
