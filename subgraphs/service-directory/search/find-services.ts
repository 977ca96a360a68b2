import { sql, type RawBuilder } from 'kysely';
import type { DirectoryDatabase } from '../store/directory-database.ts';
import {
  NESTED_COLUMNS,
  NESTED_FROM,
  nestedService,
  type NestedServiceRow,
} from '../open-referral/read/nested-services.ts';
import type { DirectorySearch, Found, Hit, Position } from './directory-search.ts';

const DAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const;

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
  const words = search.near === null ? sql.ref('service.words') : sql.ref('place.words');
  const conditions = sql.join([...conditionsOf(search, words), sql`true`], sql` and `);
  const found =
    search.near === null ? everywhere(search, conditions, after, limit) : nearby(search.near, conditions, after, limit);
  const { rows } = await sql<Found & NestedServiceRow>`
    with hit as materialized (${found})
    select hit.sort, hit.metres, ${NESTED_COLUMNS} from hit
    join ${NESTED_FROM} on service.id = hit.id order by hit.sort, hit.id`.execute(database);
  return rows.map(({ sort, metres, ...row }) => ({ id: row.id, sort, metres, service: nestedService(row) }));
}

function nearby(
  { latitude, longitude, metres }: NonNullable<DirectorySearch['near']>,
  conditions: RawBuilder<unknown>,
  after: Position | null,
  limit: number,
) {
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

function everywhere(
  { query }: DirectorySearch,
  conditions: RawBuilder<unknown>,
  after: Position | null,
  limit: number,
) {
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

function conditionsOf(search: DirectorySearch, words: RawBuilder<unknown>): RawBuilder<unknown>[] {
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
  return conditions;
}

/** The days of the week whose schedules may count: hours that run past midnight belong to the day before. */
function daysOf({ openOn, openAt }: DirectorySearch): readonly string[] {
  const date = openOn ?? openAt?.date;
  if (date === undefined) return [];
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  const days = openAt === null ? [weekday] : [weekday, (weekday + 6) % 7];
  return days.map((day) => DAYS[day] ?? '');
}
