import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Custodian } from '../../../schema/contract/agency.ts';
import type { Actor } from '../../../schema/contract/actor.ts';
import type { InformationCategory } from '../../../schema/contract/information-category.ts';
import { isChildId } from '../identity/child-id.ts';

/**
 * Who a child is, and everything that decisions about it towards one actor depend on. Dates are ISO 8601 text. None of it
 * is for the asker before it was decided.
 */
export interface SharingRecord {
  readonly childId: string;
  readonly givenName: string | null;
  readonly familyName: string;
  /** Null before birth. */
  readonly dateOfBirth: string | null;
  readonly expectedDateOfDelivery: string | null;
  readonly sex: 'FEMALE' | 'MALE' | 'NOT_SPECIFIED';
  readonly protectedIdentity: boolean;
  readonly keyHolders: readonly string[];
  readonly archived: boolean;
  readonly shielded: boolean;
  /** The actor has declared a relationship with the child. */
  readonly declared: boolean;
  readonly links: readonly LinkedRecord[];
  readonly restrictions: readonly {
    readonly actorId: string;
    readonly relation: 'RESTRICTED' | 'FAMILY' | 'SELF' | 'PR_HOLDER';
  }[];
  readonly consents: readonly ConsentRow[];
  /** What the latest assessment found; null where none was made. */
  readonly competence: boolean | null;
  readonly orders: readonly OrderRow[];
  /** What other agencies have agreed to share with the actor's. About no child, but read with it in the same query. */
  readonly agreements: readonly AgreementRow[];
}

export interface LinkedRecord {
  readonly custodian: Custodian;
  readonly recordId: string;
  readonly unit: string;
  readonly category: InformationCategory;
  readonly kind: string | null;
}

export interface ConsentRow {
  readonly giver: 'CHILD' | 'PR_HOLDER' | 'LA_WITH_PR' | 'COURT';
  readonly giverId: string | null;
  readonly refusal: boolean;
  readonly categories: readonly string[];
  readonly recipients: readonly string[];
  readonly purposes: readonly string[];
  readonly scope: 'EXISTENCE' | 'CONTACT' | 'CONTENT';
  readonly explicit: boolean;
  readonly givenAt: string;
  readonly expiresAt: string | null;
  readonly withdrawnAt: string | null;
  /** When the hub took it down; null where a predecessor system did. */
  readonly recordedAt: string | null;
  /** The hub itself took the withdrawal down, which then counted at once. */
  readonly withdrawnHere: boolean;
}

export interface OrderRow {
  readonly categories: readonly string[];
  readonly startsAt: string;
  readonly endsAt: string | null;
}

export interface AgreementRow {
  readonly custodian: string;
  readonly purposes: readonly string[];
  readonly startsAt: string;
  readonly endsAt: string | null;
}

/**
 * Loads who children are and what decisions about them depend on, for any number of children, in one query.
 * @param today ISO 8601 date: which shields are up
 * @returns the children there are, by id
 */
export async function loadSharingRecords(
  em: SqlEntityManager,
  childIds: readonly string[],
  actor: Actor,
  today: string,
): Promise<Map<string, SharingRecord>> {
  const known = childIds.filter(isChildId);
  const { rows } = await sql<SharingRecord>`
    select
      c.id as "childId",
      c.given_name as "givenName",
      c.family_name as "familyName",
      to_char(c.expected_date_of_delivery, 'YYYY-MM-DD') as "expectedDateOfDelivery",
      c.sex,
      to_char(c.date_of_birth, 'YYYY-MM-DD') as "dateOfBirth",
      c.protected_identity as "protectedIdentity",
      to_json(c.key_holders) as "keyHolders",
      c.archived_at is not null as archived,
      exists (
        select from child_index.shield s
        where s.child_id = c.id
          -- One that was put up here counts at once, should the clock of another process be behind.
          and (s.since <= ${today}::date or s.recorded_by is not null)
          and (s.lifted_on is null or (s.lifted_on > ${today}::date and s.lifted_by is null))
      ) as shielded,
      exists (
        select from child_index.declared_relationship d where d.child_id = c.id and d.actor_id = ${actor.id}
      ) as declared,
      (
        select coalesce(json_agg(json_build_object(
          'custodian', l.custodian, 'recordId', l.record_id, 'unit', l.unit, 'category', l.category, 'kind', l.kind
        ) order by l.custodian, l.record_id), '[]')
        from child_index.record_link l where l.child_id = c.id
      ) as links,
      (
        select coalesce(json_agg(json_build_object('actorId', r.actor_id, 'relation', r.relation)), '[]')
        from child_index.restricted_person r
        where r.child_id = c.id
          and (r.since <= ${today}::date or r.recorded_by is not null)
          and (r.ends_on is null or r.ends_on > ${today}::date)
      ) as restrictions,
      (
        select coalesce(json_agg(json_build_object(
          'giver', o.giver, 'giverId', o.giver_id, 'refusal', o.refusal, 'categories', o.categories,
          'recipients', o.recipients, 'purposes', o.purposes, 'scope', o.scope, 'explicit', o.explicit,
          'givenAt', o.given_at, 'expiresAt', o.expires_at, 'withdrawnAt', o.withdrawn_at,
          'recordedAt', o.recorded_at, 'withdrawnHere', o.withdrawn_by is not null
        )), '[]')
        from child_index.consent o where o.child_id = c.id
      ) as consents,
      (
        select a.competent from child_index.competence_assessment a
        where a.child_id = c.id
        order by a.assessed_on desc, a.recorded_at desc, a.id
        limit 1
      ) as competence,
      (
        select coalesce(json_agg(json_build_object(
          'categories', o.categories, 'startsAt', o.starts_at, 'endsAt', o.ends_at
        )), '[]')
        from child_index.court_order o where o.child_id = c.id
      ) as orders,
      (
        select coalesce(json_agg(json_build_object(
          'custodian', a.custodian, 'purposes', a.purposes,
          'startsAt', a.starts_at, 'endsAt', least(a.ends_at, a.ended_at)
        )), '[]')
        from child_index.sharing_agreement a
        -- One whose end had come when it was taken down is over, whatever the clock of this process says.
        where a.recipient = ${actor.agency} and (a.ended_at <= a.end_recorded_at) is not true
      ) as agreements
    from child_index.child c
    where c.id = any(${known}::uuid[])`.execute(em.getKysely());
  return new Map(rows.map((row) => [row.childId, row]));
}
