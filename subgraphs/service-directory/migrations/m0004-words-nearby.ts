import { Migration } from '@mikro-orm/migrations';

const PORTIONS = 256;

/**
 * Words and nearness in one index. The earth is laid out in cells of 0.04° by 0.06°, about 4 km each way in England; the
 * words of a service at a place are kept once more with the cell before each, as in `3577.2988/sleep`. So a search for
 * a word near a point reads what is in the cells around it, however many services the country has.
 */
export class M0004WordsNearby extends Migration {
  override up(): void {
    this.addSql(`
      create function service_directory.words_in_cell(words tsvector, at point) returns tsvector
        language sql immutable strict parallel safe as $$
      select array_to_tsvector(array(
        select floor((at[1] + 90) / 0.04)::int || '.' || floor((at[0] + 180) / 0.06)::int || '/' || lexeme
        from unnest(tsvector_to_array(words)) as lexeme))
      $$`);
    this.addSql('alter table service_directory.service_at_location add column words_nearby tsvector');
    // What waits in a pending list would be read by every search.
    this.addSql(`
      create index service_at_location_by_words_nearby on service_directory.service_at_location
        using gin (words_nearby) with (fastupdate = off)`);
    this.addSql(`
      create function service_directory.keep_words_nearby() returns trigger language plpgsql as $$
      begin
        new.words_nearby := service_directory.words_in_cell(new.words, new.at);
        return new;
      end
      $$`);
    this.addSql(`
      create trigger keep_words_nearby before insert or update of words, at on service_directory.service_at_location
        for each row execute function service_directory.keep_words_nearby()`);
    this.#fill();
    this.#addSearch();
  }

  /** In portions: a large directory takes longer than one statement may. */
  #fill(): void {
    for (let portion = 0; portion < PORTIONS; portion++) {
      const from = (portion * (256 / PORTIONS)).toString(16).padStart(2, '0');
      const to = ((portion + 1) * (256 / PORTIONS) - 1).toString(16).padStart(2, '0');
      this.addSql(`
        update service_directory.service_at_location set words = words
        where id between '${from}${'0'.repeat(30)}' and '${to}${'f'.repeat(30)}'`);
    }
  }

  #addSearch(): void {
    this.addSql(`
      create function service_directory.query_in_cells(area box, query tsquery) returns tsquery
        language plpgsql immutable strict parallel safe as $$
      begin
        -- Of words that mean nothing, such as "the", nothing is left.
        if numnode(query) = 0 then return (query); end if;
        return (
          select string_agg('(' || replace(marked, '<cell>', lat || '.' || long || '/') || ')', ' | ')::tsquery
          from (select regexp_replace(query::text, '''([^'']+)''', '''<cell>\\1''', 'g')) as text(marked),
            generate_series(floor(((area[1])[1] + 90) / 0.04)::int, floor(((area[0])[1] + 90) / 0.04)::int) as lat,
            generate_series(floor(((area[1])[0] + 180) / 0.06)::int, floor(((area[0])[0] + 180) / 0.06)::int) as long);
      end
      $$`);
    // A connection keeps the plan of a function's statement: making it takes as long as the search.
    this.addSql(`
      create function service_directory.hits_nearby(centre point, within double precision, query tsquery, age numeric,
          terms uuid[], places text[], days text[], after_metres double precision, after_id uuid, most int)
        returns table (id uuid, metres double precision)
        language plpgsql stable parallel safe rows 20 set plan_cache_mode = force_generic_plan as $$
      #variable_conflict use_column
      declare
        wanted tsquery := service_directory.query_in_cells(service_directory.box_around(centre, within), query);
      begin
        return query
          select near.id, near.metres from (
            select place.service_id as id, min(service_directory.metres_between(place.at, centre)) as metres
            from service_directory.service_at_location place
            where place.words_nearby @@ wanted
            group by place.service_id
            order by 2, 1
          ) as near
          -- The nearest first, so that no more services are looked up than are told.
          cross join lateral (
            select from service_directory.service
            where service.id = near.id
              and service.status in ('active', 'temporarily closed')
              and (age is null or service.minimum_age is null or service.minimum_age <= age)
              and (age is null or service.maximum_age is null or service.maximum_age >= age)
              and (terms is null or service.term_ids @> terms)
              and (places is null or exists (select from service_directory.deployment
                where deployment.service_id = near.id and deployment.place = any(places)))
              and (days is null or exists (select from service_directory.opening
                where opening.service_id = near.id and (opening.day is null or opening.day = any(days))))
            offset 0
          ) as fitting
          where near.metres <= within
            and (after_id is null or (near.metres, near.id) > (after_metres, after_id))
          order by near.metres, near.id limit most;
      end
      $$`);
  }
}
