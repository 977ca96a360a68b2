import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { Identifier, Linkable } from './link-record.ts';

/** A description's key or a number that some record of a child has. */
export type StoredClaim = { readonly childId: string } & (
  { readonly key: string; readonly type: null; readonly value: null } | ({ readonly key: null } & Identifier)
);

/**
 * The children that records could belong to, by number or exact description: these keys, and all numbers of each, in the
 * order in which records came with them. One query at most, whatever the number of records.
 */
export async function loadClaims(em: SqlEntityManager, linkables: readonly Linkable[]): Promise<StoredClaim[]> {
  const keys = linkables.map((one) => one.descriptionKey).filter((key) => key !== null);
  const values = linkables.flatMap((one) => one.identifiers.map((identifier) => identifier.value));
  if (keys.length + values.length === 0) return [];
  const { rows } = await sql<StoredClaim>`
    with described as materialized (
      select child_id, key, claim from child_index.description_key where key = any(${keys}::text[])
    ), concerned as materialized (
      select child_id from described
      union select child_id from child_index.child_identifier where value = any(${values}::text[])
    )
    select child_id as "childId", key, null as type, null as value, claim from described
    union all
    select i.child_id, null, i.type, i.value, i.claim
    from concerned join child_index.child_identifier i on i.child_id = concerned.child_id
    order by claim`.execute(em.getKysely());
  return rows;
}
