import { sql } from 'kysely';
import { gatherRows } from '../open-referral/rows/gather-rows.ts';
import type { DirectoryDatabase } from '../store/directory-database.ts';
import { saveRows } from '../store/save-rows.ts';
import { OXFORDSHIRE_LOCALITIES } from './oxfordshire-localities.ts';
import { OXFORDSHIRE_SERVICES } from './oxfordshire-services.ts';
import { placeKey } from './place-rows.ts';
import { shippedAccessPoints } from './shipped-access-points.ts';
import { shippedBodies } from './shipped-bodies.ts';
import { shippedId } from './shipped-id.ts';
import { shippedPlaces } from './shipped-places.ts';
import { shippedServices, shippedTaxonomies } from './shipped-services.ts';

/**
 * Puts what is shipped into a directory that has no places yet: the places, services and access points of the two plans.
 * A directory that has been filled once is left as it is, whatever became of it.
 */
export async function loadShipped(database: DirectoryDatabase): Promise<void> {
  const { rows } = await sql`select from service_directory.place limit 1`.execute(database);
  if (rows.length > 0) return;
  const documents = { taxonomies: shippedTaxonomies(), terms: [], organizations: [], services: shippedServices() };
  await saveRows(database, gatherRows(documents));
  await database.transaction().execute(async (transaction) => {
    await savePlaces(transaction);
    await saveDeployment(transaction);
    await saveAccessPoints(transaction);
    await saveBodies(transaction);
  });
}

async function savePlaces(database: DirectoryDatabase): Promise<void> {
  const { places, parts } = shippedPlaces();
  await sql`
    insert into service_directory.place (key, layer, name, number, gss, latitude, longitude, notes)
    select key, layer, name, number, gss, latitude, longitude, notes from jsonb_to_recordset(${JSON.stringify(places)}::jsonb)
      as (key text, layer text, name text, number int, gss text, latitude double precision,
        longitude double precision, notes text[])`.execute(database);
  await sql`
    insert into service_directory.place_part (whole, part)
    select whole, part from jsonb_to_recordset(${JSON.stringify(parts)}::jsonb) as (whole text, part text)
  `.execute(database);
}

async function saveDeployment(database: DirectoryDatabase): Promise<void> {
  const areas = [...new Set(OXFORDSHIRE_LOCALITIES.map(({ area }) => `area-${placeKey(area)}`))];
  const localities = OXFORDSHIRE_LOCALITIES.map(({ name }) => placeKey(name));
  const deployed = OXFORDSHIRE_SERVICES.flatMap((fact) =>
    [
      ...(fact.countyWide ? ['oxfordshire'] : []),
      ...(fact.area ? areas : []),
      ...(fact.localities ? localities : []),
    ].map((place) => ({ serviceId: shippedId('service', fact.key), place })),
  );
  await sql`
    insert into service_directory.deployment (service_id, place)
    select "serviceId", place from jsonb_to_recordset(${JSON.stringify(deployed)}::jsonb)
      as ("serviceId" uuid, place text)`.execute(database);
}

async function saveAccessPoints(database: DirectoryDatabase): Promise<void> {
  const points = shippedAccessPoints();
  await sql`
    insert into service_directory.access_point (id, kind, name, host_id, location_id, place, note)
    select id, kind, name, "hostId", "locationId", place, note from jsonb_to_recordset(${JSON.stringify(points)}::jsonb)
      as (id uuid, kind text, name text, "hostId" uuid, "locationId" uuid, place text, note text)`.execute(database);
  const reached = points.flatMap(({ id, serviceIds }) => serviceIds.map((serviceId) => ({ id, serviceId })));
  await sql`
    insert into service_directory.access_point_service (access_point_id, service_id)
    select id, "serviceId" from jsonb_to_recordset(${JSON.stringify(reached)}::jsonb)
      as (id uuid, "serviceId" uuid)`.execute(database);
}

async function saveBodies(database: DirectoryDatabase): Promise<void> {
  const { bodies, members, advice } = shippedBodies();
  await sql`
    insert into service_directory.body (id, kind, name, place, since, meetings_a_year)
    select id, kind, name, place, since, "meetingsAYear" from jsonb_to_recordset(${JSON.stringify(bodies)}::jsonb)
      as (id uuid, kind text, name text, place text, since date, "meetingsAYear" int)`.execute(database);
  await sql`
    insert into service_directory.body_member (body_id, part, role, service_id)
    select "bodyId", part, role, "serviceId" from jsonb_to_recordset(${JSON.stringify(members)}::jsonb)
      as ("bodyId" uuid, part text, role text, "serviceId" uuid)`.execute(database);
  await sql`
    insert into service_directory.advice_link (place, service_id, how)
    select place, "serviceId", how from jsonb_to_recordset(${JSON.stringify(advice)}::jsonb)
      as (place text, "serviceId" uuid, how text)`.execute(database);
}
