import { sql } from 'kysely';
import type { DirectoryDatabase } from './directory-database.ts';
import type { DirectoryRows, ServiceRow } from './directory-rows.ts';
import { refreshServices } from './refresh-services.ts';

/**
 * Adds documents to the directory, in one transaction. One that is there already is replaced, whole: so that loading the
 * same again changes nothing. A term that is only quoted inside another document does not replace a term.
 */
export async function saveRows(database: DirectoryDatabase, rows: DirectoryRows): Promise<void> {
  await database.transaction().execute((transaction) => writeRows(transaction, rows));
}

/**
 * Lets a transaction write alone until it ends. What is kept ready is made from several documents: two who write at once
 * would each make it from what the other had not yet written. Taken before any row is locked, so that nobody waits in a circle.
 */
export async function takeTurn(transaction: DirectoryDatabase): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('service_directory.service'))`.execute(transaction);
}

/** The same inside a transaction of the caller’s. */
export async function writeRows(transaction: DirectoryDatabase, rows: DirectoryRows): Promise<void> {
  await takeTurn(transaction);
  await saveTaxonomies(transaction, rows);
  await saveOrganizations(transaction, rows);
  await saveLocations(transaction, rows);
  const bereft = await saveServices(transaction, lastOf(rows.services));
  await refreshServices(transaction, {
    services: [...rows.services.map(({ id }) => id), ...bereft],
    organizations: rows.organizations.map(({ id }) => id),
    locations: rows.locations.map(({ id }) => id),
  });
}

async function saveTaxonomies(database: DirectoryDatabase, { taxonomies, terms }: DirectoryRows): Promise<void> {
  await sql`
    insert into service_directory.taxonomy (id, name, document)
    select id, name, document from jsonb_to_recordset(${json(lastOf(taxonomies))}::jsonb)
      as (id uuid, name text, document jsonb)
    on conflict (id) do update set name = excluded.name, document = excluded.document`.execute(database);
  const save = (quoted: boolean) => sql`
    insert into service_directory.taxonomy_term (id, taxonomy_id, name, document)
    select id, "taxonomyId", name, document
    from jsonb_to_recordset(${json(lastOf(terms.filter((term) => term.quoted === quoted)))}::jsonb)
      as (id uuid, "taxonomyId" uuid, name text, document jsonb)
    on conflict (id) do ${quoted ? sql`nothing` : REPLACE_TERM}`;
  await save(false).execute(database);
  await save(true).execute(database);
}

const REPLACE_TERM = sql`
  update set taxonomy_id = excluded.taxonomy_id, name = excluded.name, document = excluded.document`;

async function saveOrganizations(database: DirectoryDatabase, { organizations }: DirectoryRows): Promise<void> {
  await sql`
    insert into service_directory.organization (id, name, document)
    select id, name, document from jsonb_to_recordset(${json(lastOf(organizations))}::jsonb)
      as (id uuid, name text, document jsonb)
    on conflict (id) do update set name = excluded.name, document = excluded.document`.execute(database);
}

async function saveLocations(database: DirectoryDatabase, { locations }: DirectoryRows): Promise<void> {
  await sql`
    insert into service_directory.location
      (id, name, latitude, longitude, postcode, sector, outward, document)
    select id, name, latitude, longitude, postcode, sector, outward, document
    from jsonb_to_recordset(${json(lastOf(locations))}::jsonb) as (id uuid, name text, latitude double precision,
      longitude double precision, postcode text, sector text, outward text, document jsonb)
    on conflict (id) do update set name = excluded.name, latitude = excluded.latitude,
      longitude = excluded.longitude, postcode = excluded.postcode, sector = excluded.sector,
      outward = excluded.outward, document = excluded.document`.execute(database);
  await sql`
    update service_directory.service_at_location place set at = point(location.longitude, location.latitude)
    from service_directory.location
    where location.id = place.location_id and location.id = any(${idList(locations)}::uuid[])`.execute(database);
}

/** @returns the ids of other services that have lost a place to one of these */
async function saveServices(database: DirectoryDatabase, services: readonly ServiceRow[]): Promise<readonly string[]> {
  if (services.length === 0) return [];
  const ids = idList(services);
  await sql`
    insert into service_directory.service (id, organization_id, name, status, minimum_age, maximum_age,
      last_modified, term_ids, words, document)
    select id, "organizationId", name, status, "minimumAge", "maximumAge", "lastModified", "termIds", '', document
    from jsonb_to_recordset(${json(services)}::jsonb) as (id uuid, "organizationId" uuid, name text, status text,
      "minimumAge" numeric, "maximumAge" numeric, "lastModified" timestamptz, "termIds" uuid[], document jsonb)
    on conflict (id) do update set organization_id = excluded.organization_id, name = excluded.name,
      status = excluded.status, minimum_age = excluded.minimum_age, maximum_age = excluded.maximum_age,
      last_modified = excluded.last_modified, term_ids = excluded.term_ids,
      document = excluded.document`.execute(database);
  await sql`delete from service_directory.opening where service_id = any(${ids}::uuid[])`.execute(database);
  const openings = services.flatMap(({ id, openings }) => openings.map((opening) => ({ ...opening, serviceId: id })));
  await sql`
    insert into service_directory.opening (service_id, day, opens_at, closes_at)
    select "serviceId", day, "opensAt", "closesAt" from jsonb_to_recordset(${json(openings)}::jsonb)
      as ("serviceId" uuid, day text, "opensAt" time, "closesAt" time)`.execute(database);
  return savePlaces(database, services);
}

async function savePlaces(database: DirectoryDatabase, services: readonly ServiceRow[]): Promise<readonly string[]> {
  const places = services.flatMap(({ id, places }) =>
    places.map((place, position) => ({ ...place, serviceId: id, position })),
  );
  const kept = lastOf(places);
  await sql`
    delete from service_directory.service_at_location
    where service_id = any(${idList(services)}::uuid[]) and not id = any(${idList(kept)}::uuid[])`.execute(database);
  const { rows: bereft } = await sql<{ id: string }>`
    select distinct service_id::text as id from service_directory.service_at_location
    where id = any(${idList(kept)}::uuid[]) and not service_id = any(${idList(services)}::uuid[])`.execute(database);
  await sql`
    insert into service_directory.service_at_location (id, service_id, location_id, position, at, document)
    select given.id, given."serviceId", given."locationId", given.position,
      point(location.longitude, location.latitude), given.document
    from jsonb_to_recordset(${json(kept)}::jsonb) as given (id uuid, "serviceId" uuid, "locationId" uuid,
      position int, document jsonb)
    left join service_directory.location on location.id = given."locationId"
    on conflict (id) do update set service_id = excluded.service_id, location_id = excluded.location_id,
      position = excluded.position, at = excluded.at, document = excluded.document`.execute(database);
  return bereft.map(({ id }) => id);
}

/** One statement cannot write a row twice: of what is given twice, the last counts. */
function lastOf<Row extends { readonly id: string }>(rows: readonly Row[]): readonly Row[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

function idList(rows: readonly { readonly id: string }[]): string {
  return `{${rows.map(({ id }) => id).join(',')}}`;
}

function json(rows: readonly unknown[]): string {
  return JSON.stringify(rows);
}
