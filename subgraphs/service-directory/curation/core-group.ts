import { sql } from 'kysely';
import { HubError } from '../../../schema/contract/error-codes.ts';
import type { RequestContext } from '../../../schema/contract/request-context.ts';
import { uuidKey } from '../open-referral/profile/uuid-key.ts';
import type { DirectoryDatabase } from '../store/directory-database.ts';

/**
 * The unit of a token whose holder is of the core group of a locality: this and the locality’s key. What is deployed in a
 * whole county, borough or area is looked after by that place’s own group, in the same way: all its localities have it.
 */
const CORE_GROUP = 'core-group-';

/**
 * Only a place’s core group looks after its entries: a practitioner in good standing, whose unit is that core group, for
 * the purpose PLANNING and with a reason.
 * @returns the place’s key
 * @throws HubError FORBIDDEN, the same for a place that is not there
 */
export function ownLocality({ actor, purpose, reason }: RequestContext, locality: string): string {
  const { role, standing, unit } = actor;
  if (standing !== 'VALID') throw new HubError('FORBIDDEN', 'STANDING');
  if (role !== 'PRACTITIONER' || unit !== CORE_GROUP + locality) throw new HubError('FORBIDDEN', 'ROLE_NOT_ALLOWED');
  if (purpose !== 'PLANNING') throw new HubError('FORBIDDEN', 'PURPOSE_NOT_ALLOWED');
  if (reason === null) throw new HubError('FORBIDDEN', 'REASON_MISSING');
  return locality;
}

/**
 * A service that the core group of a place looks after: one that is deployed in the place itself.
 * @returns its id
 * @throws HubError NOT_FOUND, the same for a service that is not there and one of other places
 */
export async function ownService(database: DirectoryDatabase, locality: string, service: string): Promise<string> {
  const id = uuidKey(service);
  const { rows } = await sql<{ id: string }>`
    select service_id::text as id from service_directory.deployment
    where service_id = ${id}::uuid and place = ${locality}`.execute(database);
  if (rows[0] === undefined) throw new HubError('NOT_FOUND');
  return rows[0].id;
}
