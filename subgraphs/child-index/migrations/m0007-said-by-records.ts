import { Migration } from '@mikro-orm/migrations';

/**
 * What each record says of its child, beside its link, as it is compared; and a function that finds the children that
 * records could belong to. It is one in the database because planning so large a query takes longer than running it, and
 * a function is planned once in a session.
 */
export class M0007SaidByRecords extends Migration {
  override up(): void {
    // As long as it takes: it runs once, before anything is served.
    this.addSql(`set local statement_timeout = 0`);
    this.addSql(`
      create function child_index.said_by(asked_custodian text, asked_record text) returns json language sql stable as $$
        select json_build_array(
          coalesce((select json_agg(json_build_array(n.given_name, n.family_name)
            order by n.kind <> 'CURRENT', n.family_key, n.given_key)
            from child_index.child_name n where n.custodian = asked_custodian and n.record_id = asked_record), '[]'),
          coalesce((select json_agg(json_build_array(a.address, a.postcode) order by a.current desc, a.address_key)
            from child_index.child_address a where a.custodian = asked_custodian and a.record_id = asked_record), '[]'),
          coalesce((select json_agg(p.name order by p.name_key)
            from child_index.parent_or_carer p where p.custodian = asked_custodian and p.record_id = asked_record), '[]'),
          coalesce((select json_agg(json_build_array(i.type, i.value) order by i.claim)
            from child_index.child_identifier i where i.custodian = asked_custodian and i.record_id = asked_record), '[]')
        )
      $$`);
    // Names, places, parents and identifiers, the present first in each.
    this.addSql(`alter table child_index.record_link add column said json`);
    this.addSql(`update child_index.record_link set said = child_index.said_by(custodian, record_id)`);
    this.addSql(`
      alter table child_index.record_link
        alter column said set default '[[], [], [], []]', alter column said set not null`);
    this.#keepQuality();
    this.#findLikelyChildren();
  }

  /** What is wanting in a record, as words with a space between them, null where nothing is; when its version came. */
  #keepQuality(): void {
    this.addSql(`
      alter table child_index.record_link
        add column gaps text,
        add column renewed_at timestamptz not null default now()`);
    // Numbers that were left out before this was kept are not known.
    this.addSql(`
      update child_index.record_link l set renewed_at = l.linked_at, gaps = nullif(concat_ws(' ',
        case when l.date_of_birth is not null and json_array_length(l.said -> 3) = 0 then 'NO_IDENTIFIER' end,
        case when l.date_of_birth is not null and coalesce(l.given_name, '') = '' then 'NO_GIVEN_NAME' end,
        case when l.date_of_birth is not null and l.sex = 'NOT_SPECIFIED' then 'NO_SEX' end,
        case when coalesce(l.said -> 1 -> 0 ->> 0, '') = '' then 'NO_ADDRESS' end,
        case when coalesce(l.said -> 1 -> 0 ->> 1, '') = '' then 'NO_POSTCODE' end,
        case when json_array_length(l.said -> 2) = 0 then 'NO_PARENT' end), '')`);
  }

  /**
   * The children under blocking keys, `places[i]` being the place of a key among those asked for and `members[i]` a child
   * under it; places of keys that more than `most` records share (`wide`), of which those under the finer key are told
   * instead where there is one, and of those where even they are too many (`tooWide`). Besides, what all records of these
   * and of other children say, the children’s entries, and pairs of them that a person has said are not one.
   */
  #findLikelyChildren(): void {
    this.addSql(`
      create function child_index.likely_children(
        keys bigint[], finer_keys bigint[], others uuid[], most integer, most_finer integer
      ) returns json language plpgsql stable
      -- Whatever the planner believes of tables that have just been filled, all is found through an index.
      set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off
      set plan_cache_mode = force_generic_plan
      as $$
      declare
        places integer[];
        members uuid[];
        finer_places integer[];
        finer_members uuid[];
        wide integer[] := '{}';
        too_wide integer[] := '{}';
        found uuid[];
        apart json;
      begin
        select array_agg(asked.place), array_agg(l.child_id) into places, members
        from unnest(keys) with ordinality as asked(key, place)
        cross join lateral (
          select b.record from child_index.blocking_key b where b.key = asked.key limit most + 1
        ) b
        join child_index.record_link l on l.arrival = b.record;
        if cardinality(places) > most then
          wide := array(select one.place from unnest(places) as one(place) group by one.place having count(*) > most);
        end if;
        if wide <> '{}' then
          select array_agg(asked.place), array_agg(l.child_id) into finer_places, finer_members
          from unnest(wide) as asked(place)
          cross join lateral (
            select b.record from child_index.blocking_key b
            where b.key = keys[asked.place] and b.finer = finer_keys[asked.place] limit most_finer + 1
          ) b
          join child_index.record_link l on l.arrival = b.record;
          too_wide := array(
            select one.place from unnest(finer_places) as one(place) group by one.place having count(*) > most_finer
            union select one.place from unnest(wide) as one(place) where finer_keys[one.place] is null);
          select array_agg(one.place), array_agg(one.child) into places, members
          from (
            select each.place, each.child from unnest(places, members) as each(place, child)
            where finer_keys[each.place] is null or not each.place = any(wide)
            union all select each.place, each.child from unnest(finer_places, finer_members) as each(place, child)
          ) one;
        end if;
        found := array(select distinct one.id from unnest(members || others) as one(id));
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
          'places', coalesce(places, '{}'), 'members', coalesce(members, '{}'), 'wide', wide, 'tooWide', too_wide,
          'records', (
            select coalesce(json_agg(json_build_array(
              l.custodian, l.record_id, l.child_id, l.date_of_birth, l.sex, l.said
            ) order by l.arrival), '[]')
            from unnest(found) as one(id) join child_index.record_link l on l.child_id = one.id),
          'children', (
            select coalesce(json_agg(json_build_array(c.id, c.described_by, c.founder, c.scope)), '[]')
            from unnest(found) as one(id) join child_index.child c on c.id = one.id),
          'apart', coalesce(apart, '[]')
        );
      end $$`);
  }
}
