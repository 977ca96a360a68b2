import { Migration } from '@mikro-orm/migrations';

/** So many that one of them is done in time where there are as many services as in a whole country. */
const PORTIONS = 256;

/**
 * What belongs to a service is kept with it, ready to be told: its organisation, and its places with their locations. And
 * distances are functions that PostgreSQL writes into the statement that calls them, which it does with a strict function
 * only where all that it calls is strict (`float8smaller`, `float8larger`, not `least`, `greatest`): a call costs more than
 * the distance.
 */
export class M0006ReadyServices extends Migration {
  override up(): void {
    this.addSql(`
      create function service_directory.nested_in(service_id uuid, organization_id uuid) returns json
        language sql stable parallel safe as $$
      select json_build_object(
        'organization', (select document from service_directory.organization where organization.id = $2),
        'places', coalesce((
          select json_agg(json_build_object('own', place.document, 'location', location.document)
            order by place.position, place.id)
          from service_directory.service_at_location place
          left join service_directory.location on location.id = place.location_id
          where place.service_id = $1), '[]'))
      $$`);
    this.addSql(`
      alter table service_directory.service
        add column nested json not null default '{"organization":null,"places":[]}'`);
    for (let portion = 0; portion < PORTIONS; portion++) {
      const prefix = portion.toString(16).padStart(2, '0');
      this.addSql(`
        update service_directory.service set nested = service_directory.nested_in(id, organization_id)
        where id between '${prefix}${'0'.repeat(30)}' and '${prefix}${'f'.repeat(30)}'`);
    }
    this.#makeDistancesQuick();
  }

  /** The same distances and boxes as before, to the last digit. */
  #makeDistancesQuick(): void {
    this.addSql(`
      create or replace function service_directory.metres_between(a point, b point) returns double precision
        language sql immutable strict parallel safe as $$
      select 2 * 6371008.8 * asin(sqrt(float8smaller(1, power(sin(radians(b[1] - a[1]) / 2), 2) +
        cos(radians(a[1])) * cos(radians(b[1])) * power(sin(radians(b[0] - a[0]) / 2), 2))))
      $$`);
    this.addSql(`
      create or replace function service_directory.box_around(centre point, metres double precision) returns box
        language sql immutable strict parallel safe as $$
      select box(
        point(centre[0] - metres / (110000 * float8larger(cos(radians(centre[1])), 0.01)), centre[1] - metres / 110000),
        point(centre[0] + metres / (110000 * float8larger(cos(radians(centre[1])), 0.01)), centre[1] + metres / 110000))
      $$`);
  }
}
