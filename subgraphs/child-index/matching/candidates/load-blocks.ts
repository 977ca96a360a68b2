import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import type { BlockingKey } from '../block/blocking-keys.ts';
import { Blocks, LARGEST_BLOCK, LARGEST_FINER_BLOCK } from './blocks.ts';

/** The children of the index under some keys, and under the finer ones of those that too many have. One query. */
export async function loadBlocks(em: SqlEntityManager, keys: readonly BlockingKey[]): Promise<Blocks> {
  const asked = new Map(keys.map((one) => [`${one.key} ${one.finer}`, one]));
  const blocks = new Blocks();
  if (asked.size === 0) return blocks;
  const usual = [...asked.values()].map(({ key }) => String(key));
  const finer = [...asked.values()].map((one) => (one.finer === null ? null : String(one.finer)));
  const { rows } = await sql<{ under: string; childIds: string[]; overflowing: boolean }>`
    with asked as (
      select * from unnest(${usual}::bigint[], ${finer}::bigint[]) as asked(key, finer)
    ), usual as materialized (
      select key, array(
        select b.record from child_index.blocking_key b where b.key = asked.key limit ${LARGEST_BLOCK + 1}
      ) as records
      from (select distinct key from asked) asked
    ), block as (
      select key as under, records, cardinality(records) > ${LARGEST_BLOCK} as overflowing from usual
      union all
      select finer, records, cardinality(records) > ${LARGEST_FINER_BLOCK}
      from (
        select asked.finer, array(
          select b.record from child_index.blocking_key b
          where b.key = asked.key and b.finer = asked.finer limit ${LARGEST_FINER_BLOCK + 1}
        ) as records
        from asked join usual on usual.key = asked.key
        where asked.finer is not null and cardinality(usual.records) > ${LARGEST_BLOCK}
      ) finer
    )
    -- Joined once for all blocks: one by one, a planner without statistics reads the whole table for each.
    select member.under::text, member.overflowing, array_agg(distinct l.child_id::text) as "childIds"
    from (select under, overflowing, unnest(records) as arrival from block) member
    join child_index.record_link l on l.arrival = member.arrival
    group by member.under, member.overflowing`.execute(em.getKysely());
  for (const { under, childIds, overflowing } of rows) blocks.put(Number(under), childIds, overflowing);
  return blocks;
}
