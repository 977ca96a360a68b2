import { sql, type RawBuilder } from 'kysely';
import type { DirectoryDatabase } from '../../store/directory-database.ts';
import type { Document } from '../profile/entity.ts';

/** A service and all that belongs to it, in one document. */
export interface NestedService {
  readonly id: string;
  readonly organizationId: string | null;
  /** Without its organisation and its places. */
  readonly own: Document;
  readonly organization: Document | null;
  readonly places: readonly NestedPlace[];
  /** Of the directory alone: the profile has no place for them. */
  readonly referralRoute: string | null;
  readonly evidenceNote: string | null;
}

export interface NestedPlace {
  readonly own: Document;
  readonly location: Document | null;
}

/** A service as the database gives it. */
export interface NestedServiceRow extends Omit<NestedService, 'places'> {
  readonly places: readonly NestedPlace[] | null;
}

/** What is selected for a service and what belongs to it, from {@link NESTED_FROM}. */
export const NESTED_COLUMNS = sql`
  service.id::text as id, service.organization_id::text as "organizationId", service.document as own,
  service.referral_route as "referralRoute", service.evidence_note as "evidenceNote",
  organization.document as organization,
  (select json_agg(json_build_object('own', place.document, 'location', location.document)
     order by place.position, place.id)
   from service_directory.service_at_location place
   left join service_directory.location on location.id = place.location_id
   where place.service_id = service.id) as places`;

export const NESTED_FROM = sql`
  service_directory.service
  left join service_directory.organization on organization.id = service.organization_id`;

/** The services that a condition on `service` picks, each with its organisation and its places, in the order of `order`. */
export async function nestedServices(
  database: DirectoryDatabase,
  condition: RawBuilder<unknown>,
  order: RawBuilder<unknown> = sql`service.id`,
): Promise<readonly NestedService[]> {
  const { rows } = await sql<NestedServiceRow>`
    select ${NESTED_COLUMNS} from ${NESTED_FROM} where ${condition} order by ${order}`.execute(database);
  return rows.map(nestedService);
}

export function nestedService(row: NestedServiceRow): NestedService {
  return { ...row, places: row.places ?? [] };
}

/** The service as the profile’s `services/{id}` gives it. */
export function wholeService(service: NestedService): Document {
  return {
    ...withoutPlaces(service),
    service_at_locations: service.places.map(({ own, location }) => ({ ...own, location })),
  };
}

/** The same without its places: as it stands inside one of them. */
export function withoutPlaces({ own, organization }: NestedService): Document {
  return { ...own, organization };
}
