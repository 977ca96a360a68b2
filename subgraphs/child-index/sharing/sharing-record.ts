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
  readonly restrictions: readonly { readonly actorId: string; readonly relation: 'RESTRICTED' | 'FAMILY' | 'SELF' }[];
  readonly consents: readonly ConsentRow[];
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
        where s.child_id = c.id and s.since <= ${today}::date and (s.lifted_on is null or s.lifted_on > ${today}::date)
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
        from child_index.restricted_person r where r.child_id = c.id and r.since <= ${today}::date
      ) as restrictions,
      (
        select coalesce(json_agg(json_build_object(
          'giver', o.giver, 'giverId', o.giver_id, 'refusal', o.refusal, 'categories', o.categories,
          'recipients', o.recipients, 'purposes', o.purposes, 'scope', o.scope, 'explicit', o.explicit,
          'givenAt', o.given_at, 'expiresAt', o.expires_at, 'withdrawnAt', o.withdrawn_at
        )), '[]')
        from child_index.consent o where o.child_id = c.id
      ) as consents
    from child_index.child c
    where c.id = any(${known}::uuid[])`.execute(em.getKysely());
  return new Map(rows.map((row) => [row.childId, row]));
}
