import { sql } from 'kysely';
import type { DirectoryContext } from '../../directory-context.ts';
import type { Document } from '../../open-referral/profile/entity.ts';
import { nestedServices, type NestedService } from '../../open-referral/read/nested-services.ts';
import { londonClock, type WallClock } from '../../opening/london-clock.ts';
import type { DirectoryService } from '../../resolvers/directory-service.type.ts';
import type { NamedContact } from '../../resolvers/locality.type.ts';
import { publishedService } from '../../resolvers/published-service.ts';
import { contactLines, costsOf, documents, languagesOf, type ContactLine } from './contact-lines.ts';

/** Whom to ask at a service about a locality. */
export interface LocalityContact extends NamedContact {
  readonly key: string;
  readonly locality: string;
}

/** A place for which a service is there. */
export interface DeployedIn {
  readonly key: string;
  readonly layer: string;
  readonly name: string;
}

/** All that there is to tell of a service. */
export interface ServiceDetails {
  readonly service: DirectoryService;
  readonly schedules: readonly Document[];
  readonly reached: readonly ContactLine[];
  readonly languages: readonly string[];
  readonly costs: readonly string[];
  readonly contacts: readonly LocalityContact[];
  readonly deployed: readonly DeployedIn[];
  readonly accessPoints: readonly { readonly id: string; readonly name: string }[];
  /** What clocks in England show. */
  readonly clock: WallClock;
}

/** Whether somebody decides on what is suggested for a service: the core group of a place in which it is deployed. */
export function isLookedAfter({ deployed }: ServiceDetails): boolean {
  return deployed.length > 0;
}

/** No list of a page is longer. */
const MOST = 200;

/** @param id a UUID. Null where there is no such service. */
export async function serviceDetails({ database, now }: DirectoryContext, id: string): Promise<ServiceDetails | null> {
  const clock = londonClock(now);
  const [services, contacts, deployed, accessPoints] = await Promise.all([
    nestedServices(database, sql`service.id = ${id}::uuid`),
    sql<LocalityContact>`
      select place.key, place.name as locality, contact.name, contact.role, contact.telephone, contact.email
      from service_directory.named_contact contact join service_directory.place on place.key = contact.place
      where contact.service_id = ${id}::uuid and coalesce(contact.since <= ${clock.date}::date, true)
        and coalesce(contact.until >= ${clock.date}::date, true)
      order by place.name, contact.name limit ${MOST}::int`.execute(database),
    sql<DeployedIn>`
      select place.key, place.layer, place.name
      from service_directory.deployment join service_directory.place on place.key = deployment.place
      where deployment.service_id = ${id}::uuid order by place.name, place.key limit ${MOST}::int`.execute(database),
    sql<{ id: string; name: string }>`
      select point.id::text as id, point.name
      from service_directory.access_point_service reached
      join service_directory.access_point point on point.id = reached.access_point_id
      where reached.service_id = ${id}::uuid order by point.name, point.id limit ${MOST}::int`.execute(database),
  ]);
  const [nested] = services;
  if (nested === undefined) return null;
  return {
    service: publishedService(nested, now),
    ...providersWords(nested),
    contacts: contacts.rows,
    deployed: deployed.rows,
    accessPoints: accessPoints.rows,
    clock,
  };
}

function providersWords(nested: NestedService) {
  return {
    schedules: documents(nested.own['schedules']),
    reached: contactLines(nested),
    languages: languagesOf(nested),
    costs: costsOf(nested),
  };
}
