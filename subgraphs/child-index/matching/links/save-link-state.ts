import { isDeepStrictEqual } from 'node:util';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { rewriteBlockingKeys } from '../candidates/rewrite-blocking-keys.ts';
import type { ChildState } from './link-event.ts';
import type { LinkState } from './link-state.ts';

/** Tables of what records say of a child, which goes with them. */
const SAID = ['child_name', 'child_address', 'parent_or_carer', 'child_identifier', 'description_key'] as const;

/** Writes in what two states differ, and describes anew every child whose records are others than before. */
export async function saveLinkState(em: SqlEntityManager, before: LinkState, after: LinkState): Promise<void> {
  const records = changed(before.records, after.records).map(([record, state]) => ({ record, ...state }));
  const children = changed(before.children, after.children).map(([id, state]) => rowOf(id, state));
  const run = (query: ReturnType<typeof sql>) => query.execute(em.getKysely());
  await run(sql`
    update child_index.record_link l set child_id = moved.child, part = moved.part
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as moved(record text, child uuid, part uuid)
    where l.custodian = split_part(moved.record, ' ', 1)
      and l.record_id = substr(moved.record, strpos(moved.record, ' ') + 1)`);
  for (const table of SAID) {
    await run(sql`
      update ${sql.table(`child_index.${table}`)} said set child_id = moved.child
      from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as moved(record text, child uuid)
      where said.custodian = split_part(moved.record, ' ', 1)
        and said.record_id = substr(moved.record, strpos(moved.record, ' ') + 1)`);
  }
  await run(sql`
    update child_index.child c set scope = state.scope, parts = state.parts, scopes = state.scopes, went_to = state.went_to
    from jsonb_to_recordset(${JSON.stringify(children)}::jsonb)
      as state(id uuid, scope uuid, parts jsonb, scopes uuid[], went_to uuid)
    where c.id = state.id`);
  const concerned = [
    ...new Set(records.flatMap(({ record, child }) => [child, before.records.get(record)?.child ?? child])),
  ];
  await describe(em, concerned);
  // A child is found under a key through one of its records: where they part, each is found under its own.
  await rewriteBlockingKeys(em, sql`l.child_id = any(${concerned}::uuid[])`);
  await saveVerdicts(em, before, after);
}

/** By the record that brought the child while it is with it, else by the earliest of its records. */
async function describe(em: SqlEntityManager, childIds: readonly string[]): Promise<void> {
  await sql`
    update child_index.child c
    set given_name = l.given_name, family_name = l.family_name, date_of_birth = l.date_of_birth,
      expected_date_of_delivery = l.expected_date_of_delivery, sex = l.sex,
      described_by = l.custodian || ' ' || l.record_id
    from (
      select distinct on (l.child_id) l.*
      from child_index.record_link l join child_index.child c on c.id = l.child_id
      where l.child_id = any(${[...childIds]}::uuid[])
      order by l.child_id, c.founder = l.custodian || ' ' || l.record_id desc, l.arrival
    ) l
    where c.id = l.child_id`.execute(em.getKysely());
}

async function saveVerdicts(em: SqlEntityManager, before: LinkState, after: LinkState): Promise<void> {
  const causes = [...before.apart.keys()].filter((cause) => !after.apart.has(cause));
  const apart = changed(before.apart, after.apart).map(([cause, pair]) => ({ cause, ...pair }));
  const reviews = changed(before.reviews, after.reviews).map(([id, state]) => ({ id, state }));
  const run = (query: ReturnType<typeof sql>) => query.execute(em.getKysely());
  if (causes.length > 0) await run(sql`delete from child_index.children_apart where cause = any(${causes}::uuid[])`);
  if (apart.length > 0)
    await run(sql`
      insert into child_index.children_apart (cause, one, other)
      select * from jsonb_to_recordset(${JSON.stringify(apart)}::jsonb) as pair(cause uuid, one uuid, other uuid)`);
  if (reviews.length > 0)
    await run(sql`
      update child_index.match_review r set state = decided.state
      from jsonb_to_recordset(${JSON.stringify(reviews)}::jsonb) as decided(id uuid, state text)
      where r.id = decided.id`);
}

function changed<Value>(before: ReadonlyMap<string, Value>, after: ReadonlyMap<string, Value>): [string, Value][] {
  return [...after].filter(([key, value]) => !isDeepStrictEqual(before.get(key), value));
}

/** Null where the child is of one piece. */
function rowOf(id: string, { scope, parts, wentTo }: ChildState) {
  const isWhole = parts.length === 1 && parts[0]?.length === 1 && parts[0][0] === id;
  return {
    id,
    scope: scope === id ? null : scope,
    parts: isWhole ? null : parts,
    scopes: isWhole ? null : [...new Set(parts.flat())],
    went_to: wentTo,
  };
}
