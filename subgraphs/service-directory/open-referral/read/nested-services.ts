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

/** A service as the database gives it: what belongs to it is kept with it (see refresh-services.ts). */
export interface NestedServiceRow extends Omit<NestedService, 'organization' | 'places'> {
  readonly nested: Pick<NestedService, 'organization' | 'places'>;
}

/** What is selected of `service_directory.service`. */
export const NESTED_COLUMNS = sql`
  service.id::text as id, service.organization_id::text as "organizationId", service.document as own,
  service.referral_route as "referralRoute", service.evidence_note as "evidenceNote", service.nested`;

/** The services that a condition on `service` picks, each with its organisation and its places, in the order of `order`. */
export async function nestedServices(
  database: DirectoryDatabase,
  condition: RawBuilder<unknown>,
  order: RawBuilder<unknown> = sql`service.id`,
): Promise<readonly NestedService[]> {
  const { rows } = await sql<NestedServiceRow>`
    select ${NESTED_COLUMNS} from service_directory.service where ${condition} order by ${order}`.execute(database);
  return rows.map(nestedService);
}

export function nestedService({ nested, ...row }: NestedServiceRow): NestedService {
  return { ...row, ...nested };
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
