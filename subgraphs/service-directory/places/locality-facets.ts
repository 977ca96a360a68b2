import DataLoader from 'dataloader';
import { sql } from 'kysely';
import type { DirectoryDatabase } from '../store/directory-database.ts';
import type { PlaceLayer } from './place-rows.ts';
import type { BodyRow } from './shipped-bodies.ts';

type BodyKind = BodyRow['kind'];

/** A service and the levels at which it is deployed, as one locality sees it. */
export interface DeploymentRow {
  readonly locality: string;
  readonly serviceId: string;
  readonly name: string;
  readonly countyWide: boolean;
  readonly area: boolean;
  readonly localities: boolean;
  /** Whether anybody is named as the service’s contact there today. */
  readonly hasContact: boolean;
}

export interface BodyFacet {
  readonly locality: string;
  readonly id: string;
  readonly kind: BodyKind;
  readonly name: string;
  readonly model: 'PANEL' | 'TEAM' | 'HUB' | null;
  readonly since: string | null;
  readonly until: string | null;
  readonly meetingsAYear: number | null;
  readonly members: { readonly part: 'CORE' | 'ALLIED'; readonly role: string; readonly serviceId: string | null }[];
}

export interface AdviceFacet {
  readonly locality: string;
  readonly serviceId: string;
  readonly name: string;
  readonly how: string;
}

export interface NeighbourFacet {
  readonly locality: string;
  /** True for what the locality is part of, false for what is part of it. */
  readonly whole: boolean;
  readonly key: string;
  readonly layer: PlaceLayer;
  readonly name: string;
}

export interface LocalityFacets {
  readonly deployments: DataLoader<string, readonly DeploymentRow[]>;
  readonly bodies: DataLoader<string, readonly BodyFacet[]>;
  readonly advice: DataLoader<string, readonly AdviceFacet[]>;
  readonly neighbours: DataLoader<string, readonly NeighbourFacet[]>;
}

/** What belongs to localities, by their keys; however many are asked for, each facet is one statement. For one request. */
export function localityFacets(database: DirectoryDatabase, today: string): LocalityFacets {
  return {
    deployments: loader(async (keys) => (await deployments(keys, today).execute(database)).rows),
    bodies: loader(async (keys) => (await bodies(keys).execute(database)).rows),
    advice: loader(async (keys) => (await advice(keys).execute(database)).rows),
    neighbours: loader(async (keys) => (await neighbours(keys).execute(database)).rows),
  };
}

function loader<Row extends { readonly locality: string }>(load: (keys: string) => Promise<readonly Row[]>) {
  return new DataLoader<string, readonly Row[]>(async (keys) => {
    const rows = Map.groupBy(await load(`{${keys.join(',')}}`), ({ locality }) => locality);
    return keys.map((key) => rows.get(key) ?? []);
  });
}

/** A locality has what is deployed in it, and in everything that it is part of. */
function deployments(keys: string, today: string) {
  return sql<DeploymentRow>`
    select locality.key as locality, service.id::text as "serviceId", service.name,
      bool_or(place.layer in ('COUNTY', 'BOROUGH')) as "countyWide",
      bool_or(place.layer = 'AREA') as area,
      bool_or(place.layer = 'LOCALITY') as localities,
      exists (select from service_directory.named_contact contact where contact.service_id = service.id
        and contact.place = locality.key and coalesce(contact.since <= ${today}::date, true)
        and coalesce(contact.until >= ${today}::date, true)) as "hasContact"
    from unnest(${keys}::text[]) as locality (key)
    join service_directory.place on place.key = locality.key
      or place.key in (select whole from service_directory.place_part where part = locality.key)
    join service_directory.deployment on deployment.place = place.key
    join service_directory.service on service.id = deployment.service_id
    group by locality.key, service.id order by locality.key, service.name, service.id`;
}

function bodies(keys: string) {
  return sql<BodyFacet>`
    select body.place as locality, body.id::text as id, body.kind, body.name, body.model, body.since::text as since,
      body.until::text as until, body.meetings_a_year as "meetingsAYear",
      coalesce((select jsonb_agg(jsonb_build_object('part', member.part, 'role', member.role,
          'serviceId', member.service_id) order by member.part desc, member.role)
        from service_directory.body_member member where member.body_id = body.id), '[]') as members
    from service_directory.body where body.place = any(${keys}::text[]) order by body.kind, body.name`;
}

function advice(keys: string) {
  return sql<AdviceFacet>`
    select link.place as locality, service.id::text as "serviceId", service.name, link.how
    from service_directory.advice_link link
    join service_directory.service on service.id = link.service_id
    where link.place = any(${keys}::text[]) order by service.name, service.id`;
}

function neighbours(keys: string) {
  return sql<NeighbourFacet>`
    select part.part as locality, true as whole, place.key, place.layer, place.name
    from service_directory.place_part part join service_directory.place on place.key = part.whole
    where part.part = any(${keys}::text[])
    union all
    select part.whole, false, place.key, place.layer, place.name
    from service_directory.place_part part join service_directory.place on place.key = part.part
    where part.whole = any(${keys}::text[])
    order by 1, 2, 4, 5`;
}
