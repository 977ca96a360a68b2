import { sql, type RawBuilder } from 'kysely';
import type { DirectoryDatabase } from '../../store/directory-database.ts';
import type { Document } from '../profile/entity.ts';
import { published, summary } from '../profile/published.ts';
import { matchingIds, onPage, type FindIds } from './matching-ids.ts';
import { nestedServices, withoutPlaces, type NestedPlace, type NestedService } from './nested-services.ts';
import { pageOf, type Page } from './page.ts';
import { ParameterProblem } from './parameter-problem.ts';
import { postcodePoint } from './postcode-point.ts';
import type { Parameters } from './read-parameters.ts';
import { serviceSummary } from './list-services.ts';
import { serviceConditions } from './service-conditions.ts';

const ID = sql`place.id`;

interface PlaceRow extends NestedPlace {
  readonly serviceId: string;
}

/** `/service_at_locations`, whole with `full=true`: by id; with a postcode and a proximity, the nearest first. */
export async function listServiceAtLocations(
  database: DirectoryDatabase,
  asked: Parameters,
  find: FindIds = matchingIds,
): Promise<Page> {
  const near = await nearOf(database, asked);
  const conditions = [...serviceConditions(asked), ...near.conditions];
  const from = sql`service_directory.service_at_location place
    join service_directory.service on service.id = place.service_id`;
  const found = await find(database, { from, id: ID, conditions, order: near.order }, asked);
  const page = onPage(ID, found);
  const places = await placeRows(database, page.condition, page.order);
  const services = new Map((await nestedServices(database, ofPlaces(places))).map((service) => [service.id, service]));
  const contents = places.flatMap((place) => {
    const service = services.get(place.serviceId);
    if (service === undefined) return [];
    return [asked.full ? wholePlace(place, service) : placeSummary(place, service)];
  });
  return pageOf(contents, found.total, asked.page, asked.perPage);
}

/** `/service_at_locations/{id}`; null where there is none. */
export async function readServiceAtLocation(database: DirectoryDatabase, id: string): Promise<Document | null> {
  const places = await placeRows(database, sql`place.id = ${id}::uuid`, ID);
  const [place] = places;
  const [service] = place === undefined ? [] : await nestedServices(database, ofPlaces(places));
  if (place === undefined || service === undefined) return null;
  return wholePlace(place, service);
}

function wholePlace({ own, location }: NestedPlace, service: NestedService): Document {
  return published('service_at_location', { ...own, location, service: withoutPlaces(service) });
}

function placeSummary({ own, location }: NestedPlace, service: NestedService): Document {
  return {
    ...summary('service_at_location', own),
    ...(location === null ? {} : { location: summary('location', location) }),
    service: serviceSummary(service),
  };
}

async function nearOf(database: DirectoryDatabase, { postcode, proximity }: Parameters) {
  if (postcode === null) return { conditions: [], order: ID };
  const centre = await postcodePoint(database, postcode);
  if (centre === null) throw new ParameterProblem('postcode', 'is not one that this directory can place on the map.');
  if (proximity === null) return { conditions: [], order: ID };
  const point = sql`point(${centre.longitude}::float8, ${centre.latitude}::float8)`;
  const distance = sql`service_directory.metres_between(place.at, ${point})`;
  return {
    conditions: [
      sql`place.at <@ service_directory.box_around(${point}, ${proximity}::float8)`,
      sql`${distance} <= ${proximity}::float8`,
    ],
    order: sql`${distance}, place.id`,
  };
}

async function placeRows(
  database: DirectoryDatabase,
  condition: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
): Promise<readonly PlaceRow[]> {
  const { rows } = await sql<PlaceRow>`
    select place.service_id::text as "serviceId", place.document as own, location.document as location
    from service_directory.service_at_location place
    left join service_directory.location on location.id = place.location_id
    where ${condition} order by ${order}`.execute(database);
  return rows;
}

function ofPlaces(places: readonly PlaceRow[]): RawBuilder<unknown> {
  const ids = [...new Set(places.map(({ serviceId }) => serviceId))];
  return sql`service.id = any(${`{${ids.join(',')}}`}::uuid[])`;
}
