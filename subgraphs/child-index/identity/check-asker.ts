import { HubError } from '../../../schema/contract/error-codes.ts';
import type { RequestContext } from '../../../schema/contract/request-context.ts';
import { refusalAmong } from '../sharing/decided-item.ts';
import { nobody } from '../sharing/facts-of.ts';
import type { RefusalReason } from '../sharing/policy/reason-code.ts';
import { decideIdentity } from './identity-release.ts';

/**
 * Whether the actor may ask anything at all, before any child is in view: standing, purpose and reason.
 * @throws HubError FORBIDDEN with the reason
 */
export function checkAsker(request: RequestContext, now: number): void {
  const refusal = refusalAmong(decideIdentity(nobody('none'), request, now).decided);
  if (refusal !== null) throw new HubError('FORBIDDEN', refusal.reason as RefusalReason);
}
