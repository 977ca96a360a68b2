import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql, type RawBuilder } from 'kysely';
import { isMerge, type LinkEvent, type Merged, type Parted } from './link-event.ts';

/** Tables of what was decided about a child's sharing. */
const DECIDED = [
  'consent',
  'shield',
  'restricted_person',
  'competence_assessment',
  'court_order',
  'declared_relationship',
] as const;
type Table = (typeof DECIDED)[number];

/**
 * What protects a child, of each table, and how it protects another: a refusal, or a consent that was withdrawn, as a
 * refusal; whoever is of the family or the child itself as family, so that the other record is not opened to them. What
 * opens anything is not carried: it was not said of the other child.
 */
const PROTECTING: readonly { readonly table: Table; readonly which: RawBuilder<boolean>; readonly as: object }[] = [
  { table: 'shield', which: sql`(t.lifted_on is null or t.lifted_on > current_date)`, as: {} },
  { table: 'restricted_person', which: sql`t.relation = 'RESTRICTED'`, as: {} },
  { table: 'restricted_person', which: sql`t.relation <> 'RESTRICTED'`, as: { relation: 'FAMILY' } },
  { table: 'consent', which: sql`(t.refusal or t.withdrawn_at is not null)`, as: { refusal: true } },
  { table: 'competence_assessment', which: sql`true`, as: {} },
];

/**
 * Carries what was decided about the sharing of children through a decision to make them one or two:
 * - of two that became one each keeps its own, which is then listed with the one;
 * - one that is parted from another is protected as that one is;
 * - when a merge is taken back, each has again what was its own, and both what protected the one meanwhile;
 * - when a parting is taken back, what protected the part meanwhile protects the whole.
 */
export async function carryDecisions(em: SqlEntityManager, event: LinkEvent): Promise<void> {
  if (event.kind === 'MERGED' || event.kind === 'CONFIRMED') return list(em, scopesOf(event, 1), event.child);
  if (event.kind === 'SPLIT' || event.kind === 'UNLINKED') return protectParted(em, event);
  if (event.kind !== 'UNDONE' || event.undone.kind === 'REJECTED') return;
  const { undone } = event;
  return isMerge(undone) ? undoMerge(em, undone) : undoParting(em, undone);
}

async function undoMerge(em: SqlEntityManager, merged: Merged): Promise<void> {
  const [kept, absorbed] = merged.before;
  await list(em, scopesOf(merged, 1), merged.other);
  await copyProtection(em, merged.scopes, merged.other, absorbed.scope, false);
  for (const table of DECIDED)
    await sql`
      update ${of(table)} set part = ${kept.scope}::uuid, child_id = ${merged.child}::uuid
      where part = any(${[...merged.scopes]}::uuid[])`.execute(em.getKysely());
}

async function protectParted(em: SqlEntityManager, { child, other, before, scopes }: Parted): Promise<void> {
  const [whole] = before;
  for (const [place, scope] of scopes.entries())
    await copyProtection(em, whole.parts[place] ?? [], other, scope, false);
  await protectEntry(em, child, other);
}

async function undoParting(em: SqlEntityManager, { child, other, before }: Parted): Promise<void> {
  const [whole] = before;
  await copyProtection(em, [other], child, whole.scope, true);
  await protectEntry(em, other, child);
}

/** Lists decisions of some scopes with a child. */
async function list(em: SqlEntityManager, scopes: readonly string[], childId: string): Promise<void> {
  for (const table of DECIDED)
    await sql`
      update ${of(table)} set child_id = ${childId}::uuid
      where part = any(${[...scopes]}::uuid[]) and child_id <> ${childId}::uuid`.execute(em.getKysely());
}

/**
 * Copies what protects under some scopes to another child.
 * @param ownOnly without what had itself been copied
 */
async function copyProtection(
  em: SqlEntityManager,
  from: readonly string[],
  childId: string,
  part: string,
  ownOnly: boolean,
): Promise<void> {
  for (const { table, which, as } of PROTECTING)
    await sql`
      insert into ${of(table)}
      select (jsonb_populate_record(null::${of(table)}, to_jsonb(t) || ${JSON.stringify(as)}::jsonb || jsonb_build_object(
        'id', gen_random_uuid(), 'child_id', ${childId}::uuid, 'part', ${part}::uuid, 'origin', t.id
      ))).*
      from ${of(table)} t
      where t.part = any(${[...from]}::uuid[]) and ${which} and (not ${ownOnly}::boolean or t.origin is null)`.execute(
      em.getKysely(),
    );
}

/** What of a child's entry, or of those that became it, protects it, protects another as well that it did not before. */
async function protectEntry(em: SqlEntityManager, from: string, to: string): Promise<void> {
  await sql`
    with protection as (
      select whole.id, min(p.archived_at) as archived_at, bool_or(p.protected_identity) as protected_identity,
        (array_agg(p.key_holders::text order by p.protected_identity desc, p.id))[1]::text[] as key_holders
      from child_index.child whole join child_index.child p on p.id = any(coalesce(whole.scopes, array[whole.id]))
      where whole.id in (${from}::uuid, ${to}::uuid)
      group by whole.id
    )
    update child_index.child c
    set archived_at = case when own.archived_at is null then given.archived_at else c.archived_at end,
      protected_identity = c.protected_identity or (given.protected_identity and not own.protected_identity),
      key_holders = case when own.protected_identity then c.key_holders else given.key_holders end
    from protection given, protection own
    where given.id = ${from}::uuid and own.id = ${to}::uuid and c.id = own.id`.execute(em.getKysely());
}

function scopesOf({ before }: Merged, place: 0 | 1): string[] {
  return [...new Set(before[place].parts.flat())];
}

function of(table: Table): RawBuilder<unknown> {
  return sql.table(`child_index.${table}`);
}
