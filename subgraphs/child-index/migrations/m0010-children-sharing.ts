import { Migration } from '@mikro-orm/migrations';

/**
 * Finds the children that records could belong to with less to read as an index grows: the finer key is looked under as soon
 * as it is worth it, and each child is told with its records. The function that did so before stays for processes of the
 * version before, which may still be running.
 */
export class M0010ChildrenSharing extends Migration {
  /**
   * Records under blocking keys, `places[i]` being the place of a key among those asked for and `arrivals[i]` a record
   * under it. `wide`: places of keys that more than `most` records share, of which those under the finer key are told.
   * `too_wide`: places of keys under which more than `most_finer` are, with none finer to look under. Besides, the children
   * of these records and others, each with what all its records say, and pairs of them that a person has said are not one.
   */
  override up(): void {
    this.addSql(`
      create function child_index.children_sharing(
        keys bigint[], finer_keys bigint[], others uuid[], most integer, most_finer integer
      ) returns json language plpgsql stable
      -- Whatever the planner believes of tables that have just been filled, all is found through an index.
      set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off
      set plan_cache_mode = force_generic_plan
      as $$
      declare
        places integer[];
        arrivals bigint[];
        wide integer[];
        too_wide integer[];
        found uuid[];
        apart json;
      begin
        select array_agg(asked.place), array_agg(under.record),
          array_agg(asked.place) filter (where asked.finer is not null and under.nth = most + 1),
          array_agg(asked.place) filter (where asked.finer is null and under.nth = most_finer + 1)
        into places, arrivals, wide, too_wide
        from unnest(keys, finer_keys) with ordinality as asked(key, finer, place)
        cross join lateral (
          select one.record, row_number() over () as nth
          from (
            select b.record from child_index.blocking_key b where b.key = asked.key
            limit case when asked.finer is null then most_finer else most end + 1
          ) one
        ) under;
        if wide is not null then
          with finer as materialized (
            select asked.place, one.record, row_number() over (partition by asked.place) as nth
            from unnest(wide) as asked(place)
            cross join lateral (
              select b.record from child_index.blocking_key b
              where b.key = keys[asked.place] and b.finer = finer_keys[asked.place] limit most_finer + 1
            ) one
          )
          select array_agg(shown.place), array_agg(shown.record),
            too_wide || array_agg(shown.place) filter (where shown.nth = most_finer + 1)
          into places, arrivals, too_wide
          from (
            select each.place, each.record, null::bigint as nth from unnest(places, arrivals) as each(place, record)
            where each.place <> all(wide)
            union all select * from finer
          ) shown;
        end if;
        found := array(
          select l.child_id
          from (select distinct one.arrival from unnest(arrivals) as one(arrival)) one
          join child_index.record_link l on l.arrival = one.arrival
          union select one.id from unnest(others) as one(id));
        if exists (select from child_index.children_apart) then
          with recursive family(id, living) as (
            select one.id, one.id from unnest(found) as one(id)
            union all select c.id, family.living from family join child_index.child c on c.went_to = family.id
          )
          select json_agg(json_build_array(one.living, other.living)) into apart
          from family one
          join child_index.children_apart a on a.one = one.id
          join family other on other.id = a.other;
        end if;
        return json_build_object(
          'places', coalesce(places, '{}'), 'arrivals', coalesce(arrivals, '{}'),
          'wide', coalesce(wide, '{}'), 'tooWide', coalesce(too_wide, '{}'),
          'children', (
            select coalesce(json_agg(json_build_array(c.id, c.described_by, c.founder, c.scope, (
              select coalesce(json_agg(json_build_array(
                l.arrival, l.custodian, l.record_id, l.date_of_birth, l.sex, l.said
              ) order by l.arrival), '[]')
              from child_index.record_link l where l.child_id = c.id))), '[]')
            from unnest(found) as one(id) join child_index.child c on c.id = one.id),
          'apart', coalesce(apart, '[]')
        );
      end $$`);
  }
}
