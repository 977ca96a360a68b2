import { HubError } from '../../../schema/contract/error-codes.ts';
import type { RequestContext } from '../../../schema/contract/request-context.ts';

/**
 * Lets an auditor in good standing pass who asks for the purpose of AUDIT and says why.
 * @throws HubError FORBIDDEN, with what was missing
 */
export function requireAuditor({ actor, purpose, reason }: RequestContext): void {
  if (actor.standing !== 'VALID') throw new HubError('FORBIDDEN', 'STANDING');
  if (actor.role !== 'AUDITOR') throw new HubError('FORBIDDEN', 'ROLE_NOT_ALLOWED');
  if (purpose === null) throw new HubError('FORBIDDEN', 'PURPOSE_MISSING');
  if (!actor.purposes.includes(purpose)) throw new HubError('FORBIDDEN', 'PURPOSE_NOT_ALLOWED');
  if (purpose !== 'AUDIT') throw new HubError('FORBIDDEN', 'ROLE_NOT_ALLOWED');
  if (reason === null || reason.trim() === '') throw new HubError('FORBIDDEN', 'REASON_MISSING');
}
