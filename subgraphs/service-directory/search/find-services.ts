import { sql, type RawBuilder } from 'kysely';
import type { DirectoryDatabase } from '../store/directory-database.ts';
import { NESTED_COLUMNS, nestedService, type NestedServiceRow } from '../open-referral/read/nested-services.ts';
import type { DirectorySearch, Found, Hit, Position } from './directory-search.ts';
import { daysOf } from './days-of.ts';
import { wordsNearby } from './words-nearby.ts';

type Near = NonNullable<DirectorySearch['near']>;

/**
 * The services that fit a search, from a position on: the nearest first where it says near what, else the best match of a
 * text, else by name. Of the hours only the days are looked at here; what a schedule comes to is for is-open.ts.
 */
export async function findServices(
  database: DirectoryDatabase,
  search: DirectorySearch,
  after: Position | null,
  limit: number,
): Promise<readonly Hit[]> {
  const found =
    search.near === null
      ? everywhere(search, after, limit)
      : (wordsNearby(search, after, limit) ?? nearby(search, search.near, after, limit));
  const { rows } = await sql<Found & NestedServiceRow>`
    with hit as materialized (${found})
    select hit.sort, hit.metres, ${NESTED_COLUMNS} from hit
    join service_directory.service on service.id = hit.id order by hit.sort, hit.id`.execute(database);
  return rows.map(({ sort, metres, ...row }) => ({ id: row.id, sort, metres, service: nestedService(row) }));
}

function nearby(search: DirectorySearch, { latitude, longitude, metres }: Near, after: Position | null, limit: number) {
  const conditions = conditionsOf(search, sql.ref('place.words'));
  const point = sql`point(${longitude}::float8, ${latitude}::float8)`;
  const distance = sql`service_directory.metres_between(place.at, ${point})`;
  return sql`
    select id, metres as sort, metres from (
      select service.id, min(${distance}) as metres
      from service_directory.service_at_location place
      join service_directory.service on service.id = place.service_id
      where place.at <@ service_directory.box_around(${point}, ${metres}::float8) and ${conditions}
      group by service.id
    ) as hit
    where metres <= ${metres}::float8
      and ${after === null ? sql`true` : sql`(metres, id) > (${after.sort}::float8, ${after.id}::uuid)`}
    order by metres, id limit ${limit}::int`;
}

function everywhere(search: DirectorySearch, after: Position | null, limit: number) {
  const conditions = conditionsOf(search, sql.ref('service.words'));
  const { query } = search;
  if (query === null) {
    return sql`
      select service.id, service.name as sort, null::float8 as metres
      from service_directory.service
      where ${conditions}
        and ${after === null ? sql`true` : sql`(service.name, service.id) > (${after.sort}::text, ${after.id}::uuid)`}
      order by service.name, service.id limit ${limit}::int`;
  }
  // The better the match the smaller the number, so that both columns go the same way.
  return sql`
    select id, sort, null::float8 as metres from (
      select service.id, (-ts_rank(service.words, to_tsquery('english', ${query})))::float8 as sort
      from service_directory.service where ${conditions}
    ) as hit
    where ${after === null ? sql`true` : sql`(sort, id) > (${after.sort}::float8, ${after.id}::uuid)`}
    order by sort, id limit ${limit}::int`;
}

/** What a service has to fulfil besides being where it is looked for. */
function conditionsOf(search: DirectorySearch, words: RawBuilder<unknown>): RawBuilder<unknown> {
  const { query, age, termIds, places } = search;
  const conditions = [sql`service.status in ('active', 'temporarily closed')`];
  if (query !== null) conditions.push(sql`${words} @@ to_tsquery('english', ${query})`);
  if (age !== null) {
    conditions.push(sql`(service.minimum_age is null or service.minimum_age <= ${age}::numeric)`);
    conditions.push(sql`(service.maximum_age is null or service.maximum_age >= ${age}::numeric)`);
  }
  if (termIds.length > 0) conditions.push(sql`service.term_ids @> ${`{${termIds.join(',')}}`}::uuid[]`);
  if (places !== null) {
    conditions.push(sql`exists (select from service_directory.deployment
      where deployment.service_id = service.id and deployment.place = any(${`{${places.join(',')}}`}::text[]))`);
  }
  const days = daysOf(search);
  if (days.length > 0) {
    conditions.push(sql`exists (select from service_directory.opening where opening.service_id = service.id
      and (opening.day is null or opening.day = any(${`{${days.join(',')}}`}::text[])))`);
  }
  return sql.join(conditions, sql` and `);
}
