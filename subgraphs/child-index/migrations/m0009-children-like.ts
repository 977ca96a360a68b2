import { Migration } from '@mikro-orm/migrations';

/**
 * Finds the children that records could belong to, as before, with less of it looked up and told twice: a record that is
 * found under several keys is read once, and a child is told by its place among those found. The function that did so stays
 * for processes of the version before, which may still be running.
 */
export class M0009ChildrenLike extends Migration {
  /**
   * Records under blocking keys, `places[i]` being the place of a key among those asked for and `arrivals[i]` a record
   * under it; places of keys that more than `most` records share (`wide`), of which those under the finer key are told
   * instead where there is one, and of those where even they are too many (`tooWide`). Besides, the children of these
   * records and others, what all records of each say, and pairs of them that a person has said are not one.
   */
  override up(): void {
    this.addSql(`
      create function child_index.children_like(
        keys bigint[], finer_keys bigint[], others uuid[], most integer, most_finer integer
      ) returns json language plpgsql stable
      -- Whatever the planner believes of tables that have just been filled, all is found through an index.
      set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off
      set plan_cache_mode = force_generic_plan
      as $$
      declare
        places integer[];
        arrivals bigint[];
        wide integer[] := '{}';
        too_wide integer[] := '{}';
        found uuid[];
        apart json;
      begin
        select array_agg(asked.place), array_agg(b.record) into places, arrivals
        from unnest(keys) with ordinality as asked(key, place)
        cross join lateral (
          select b.record from child_index.blocking_key b where b.key = asked.key limit most + 1
        ) b;
        if cardinality(places) > most then
          wide := array(select one.place from unnest(places) as one(place) group by one.place having count(*) > most);
        end if;
        if wide <> '{}' then
          with finer as materialized (
            select asked.place, b.record
            from unnest(wide) as asked(place)
            cross join lateral (
              select b.record from child_index.blocking_key b
              where b.key = keys[asked.place] and b.finer = finer_keys[asked.place] limit most_finer + 1
            ) b
          ), shown as (
            select each.place, each.record from unnest(places, arrivals) as each(place, record)
            where finer_keys[each.place] is null or not each.place = any(wide)
            union all select * from finer
          )
          select array_agg(shown.place), array_agg(shown.record),
            array(
              select finer.place from finer group by finer.place having count(*) > most_finer
              union select one.place from unnest(wide) as one(place) where finer_keys[one.place] is null)
          into places, arrivals, too_wide
          from shown;
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
          'places', coalesce(places, '{}'), 'arrivals', coalesce(arrivals, '{}'), 'wide', wide, 'tooWide', too_wide,
          'records', (
            select coalesce(json_agg(json_build_array(
              one.place, l.arrival, l.custodian, l.record_id, l.date_of_birth, l.sex, l.said
            ) order by l.arrival), '[]')
            from unnest(found) with ordinality as one(id, place) join child_index.record_link l on l.child_id = one.id),
          'children', (
            select coalesce(json_agg(json_build_array(one.place, c.id, c.described_by, c.founder, c.scope)), '[]')
            from unnest(found) with ordinality as one(id, place) join child_index.child c on c.id = one.id),
          'apart', coalesce(apart, '[]')
        );
      end $$`);
  }
}
