import type { Role } from '../../../../schema/contract/actor.ts';
import { HubError } from '../../../../schema/contract/error-codes.ts';
import { checkAsker } from '../../identity/check-asker.ts';
import type { IndexContext } from '../../index-context.ts';
import { readText } from './read-arguments.ts';

const LONGEST_REASON = 500;

/**
 * Whether the asker may make this kind of change at all, before anything is looked up.
 * @returns the reason, trimmed
 * @throws HubError FORBIDDEN with the reason; BAD_REQUEST when no reason was given
 */
export function checkChange({ request }: IndexContext, roles: ReadonlySet<Role>, reason: string, now: number): string {
  checkAsker(request, now);
  if (!roles.has(request.actor.role)) throw new HubError('FORBIDDEN', 'ROLE_NOT_ALLOWED');
  return readText(reason, LONGEST_REASON);
}
