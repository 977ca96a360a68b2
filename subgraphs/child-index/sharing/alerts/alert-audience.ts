import { isCustodian } from '../../../../schema/contract/agency.ts';
import type { Role } from '../../../../schema/contract/actor.ts';
import { HubError } from '../../../../schema/contract/error-codes.ts';
import type { RequestContext } from '../../../../schema/contract/request-context.ts';
import type { Audience } from './alerts-of.ts';

/** Roles that never stand for a custodian’s unit. */
const NOBODYS_UNIT: ReadonlySet<Role> = new Set(['INDEX_MANAGER', 'AUDITOR', 'CHILD', 'PR_HOLDER']);

/**
 * Whose alerts an actor may read and acknowledge: an index manager at their own work those of the index team, everybody
 * else those of their own unit.
 * @throws HubError FORBIDDEN
 */
export function audienceOf({ actor, purpose }: RequestContext): Audience {
  if (actor.role === 'INDEX_MANAGER' && purpose === 'DATA_STEWARDSHIP') return { audience: 'HUB', unit: '' };
  if (NOBODYS_UNIT.has(actor.role) || !isCustodian(actor.agency)) throw new HubError('FORBIDDEN', 'ROLE_NOT_ALLOWED');
  return { audience: actor.agency, unit: actor.unit };
}
