import { Migration } from '@mikro-orm/migrations';

/**
 * Finds the children that records could belong to in about half the time: all keys are looked under in one statement, each
 * child's records once, and a child's entry is told where it is asked for. The function that did so before stays for
 * processes of the version before, which may still be running.
 */
export class M0011ChildrenFound extends Migration {
  /**
   * `under`: for each key the place of it among those asked for, whether more than `most` records share it, so that those
   * under the finer key are told, and the arrivals of the records under it, `most_finer` and one more at most. Besides, what
   * all records of the children of these records and of others say, the entries of those others, where what is decided of
   * any of them goes, and pairs of them that a person has said are not one. Text, as what it is made of is JSON already.
   */
  override up(): void {
    // Few are of parts: to find that none of these is takes next to nothing.
    this.addSql(`create index child_scope on child_index.child (id) include (scope) where scope is not null`);
    this.addSql(`
      create function child_index.children_found(
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
      begin
        with under as materialized (
          select one.place, one.is_wide, case
            when one.is_wide then array(
              select b.record from child_index.blocking_key b
              where b.key = one.key and b.finer = one.finer limit most_finer + 1)
            else one.records
          end as records
          from (
            select asked.*, asked.finer is not null and cardinality(asked.records) > most as is_wide
            from (
              select each.*, array(
                select b.record from child_index.blocking_key b where b.key = each.key
                limit case when each.finer is null then most_finer else most end + 1
              ) as records
              from unnest(keys, finer_keys) with ordinality as each(key, finer, place)
              offset 0 -- each is looked under once
            ) asked
            offset 0
          ) one
        )
        select
          (select string_agg(concat('[', array_to_string(array[u.place, u.is_wide::integer] || u.records, ','), ']'), ',')
            from under u),
          array(
            select l.child_id from child_index.record_link l
            where l.arrival = any(array(select unnest(u.records) from under u))) || others,
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
        return concat(
          '{"under":[', told,
          '],"records":[', (
            select string_agg(concat(
              '["', l.child_id, '",', l.arrival, ',"', l.custodian, '",', to_json(l.record_id), ',',
              coalesce(to_json(l.date_of_birth)::text, 'null'), ',"', l.sex, '",', l.said, ']'), ',')
            from child_index.record_link l where l.child_id = any(found)),
          '],"entries":[', (
            select string_agg(json_build_array(c.id, c.described_by, c.founder)::text, ',')
            from child_index.child c where c.id = any(others)),
          '],"scopes":[', (
            select string_agg(json_build_array(c.id, c.scope)::text, ',')
            from child_index.child c where c.id = any(found) and c.scope is not null),
          '],"apart":[', apart, ']}');
      end $$`);
  }
}
