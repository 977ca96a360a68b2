import { Migration } from '@mikro-orm/migrations';
import { sql } from 'kysely';
import { rewriteBlockingKeys } from '../matching/candidates/rewrite-blocking-keys.ts';

/** Records whose keys are written at a time. */
const AT_A_TIME = 2_000;
/** Keys of which the idle ones are dropped at a time. */
const KEYS_AT_A_TIME = 20_000;

/**
 * A child is found under a key through one of its records, not through each of them, so that there are two keys where there
 * were three; and those that have a parent's name and a date of birth in common, of whom there are many in a large index, have
 * a finer key. The function that finds children tells which of them are under the finer key as well; the one before stays
 * for processes of the version before, which may still be running.
 */
export class M0012ChildrenUnder extends Migration {
  override async up(): Promise<void> {
    // As long as it takes: it runs once, before anything is served.
    await this.execute(`set local statement_timeout = 0`);
    for (let last: string | undefined = '0'; last !== undefined;)
      last = await rewriteBlockingKeys(this.getEntityManager(), sql`l.arrival > ${last}::bigint`, AT_A_TIME);
    await this.#dropIdle();
    await this.#find();
  }

  /** Those by which a child is found through an earlier record as well; some at a time, as a connection is not to fall silent. */
  async #dropIdle(): Promise<void> {
    for (let first = '-1'; ;) {
      const [end] = (await this.execute(
        `select key from child_index.blocking_key where key > ${first} order by key offset ${KEYS_AT_A_TIME} limit 1`,
      )) as { readonly key: string }[];
      const last = end?.key ?? null;
      await this.execute(`
        delete from child_index.blocking_key b using (
          select one.key, one.finer, one.record,
            row_number() over (partition by l.child_id, one.key, one.finer order by one.record) > 1 as is_idle
          from child_index.blocking_key one join child_index.record_link l on l.arrival = one.record
          where one.key > ${first} and (one.key <= ${last}::bigint or ${last}::bigint is null)
        ) each
        where each.is_idle and b.key = each.key and b.finer = each.finer and b.record = each.record`);
      if (last === null) return;
      first = last;
    }
  }

  /**
   * `under`: for each key the place of it among those asked for, whether more than `most` records are under it, so that those
   * of the same finer key are told, and the arrivals of the records, `most_finer` and one more at most: negative where they
   * have the same finer key. Besides, what all records of the children of these records and of others say, the
   * entries of those others, where what is decided of any of them goes, and pairs of them that a person has said are not
   * one. Text, as what it is made of is JSON already.
   */
  async #find(): Promise<void> {
    await this.execute(`
      create function child_index.children_under(
        keys bigint[], finer_keys bigint[], others uuid[], most integer, most_finer integer
      ) returns text language plpgsql stable
      -- Whatever the planner believes of tables that have just been filled, all is found through an index.
      set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off
      set plan_cache_mode = force_generic_plan
      as $$
      declare
        told text;
        found uuid[];
        some_apart boolean;
        apart text;
        entries text;
      begin
        with under as materialized (
          select asked.place, cardinality(asked.records) > most as is_wide, case
            when cardinality(asked.records) > most then array(
              select -b.record from child_index.blocking_key b
              where b.key = asked.key and b.finer = asked.finer limit most_finer + 1)
            else asked.records
          end as records
          from (
            select each.*, array(
              select case when b.finer = each.finer then -b.record else b.record end
              from child_index.blocking_key b where b.key = each.key limit most + 1
            ) as records
            from unnest(keys, finer_keys) with ordinality as each(key, finer, place)
            offset 0 -- each is looked under once
          ) asked
        )
        select
          array_to_string(array(
            select concat('[', array_to_string(array[u.place, u.is_wide::integer] || u.records, ','), ']') from under u), ','),
          array(
            select l.child_id from child_index.record_link l
            where l.arrival = any(array(select abs(unnest(u.records)) from under u))) || others,
          exists (select from child_index.children_apart)
        into told, found, some_apart;
        if some_apart then
          with recursive family(id, living) as (
            select distinct one.id, one.id from unnest(found) as one(id)
            union all select c.id, family.living from family join child_index.child c on c.went_to = family.id
          )
          select string_agg(json_build_array(one.living, other.living)::text, ',') into apart
          from family one
          join child_index.children_apart a on a.one = one.id
          join family other on other.id = a.other;
        end if;
        if others <> '{}' then
          entries := array_to_string(array(
            select json_build_array(c.id, c.described_by, c.founder)
            from child_index.child c where c.id = any(others)), ',');
        end if;
        return concat(
          '{"under":[', told,
          '],"records":[', array_to_string(array(
            select concat(
              '["', l.child_id, '",', l.arrival, ',"', l.custodian, '",', to_json(l.record_id), ',',
              coalesce(to_json(l.date_of_birth)::text, 'null'), ',"', l.sex, '",', l.said, ']')
            from child_index.record_link l where l.child_id = any(found)), ','),
          '],"entries":[', entries,
          '],"scopes":[', array_to_string(array(
            select json_build_array(c.id, c.scope)
            from child_index.child c where c.id = any(found) and c.scope is not null), ','),
          '],"apart":[', apart, ']}');
      end $$`);
  }
}
