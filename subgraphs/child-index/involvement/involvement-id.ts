import { createHmac, type KeyObject } from 'node:crypto';
import type { ActorAgency } from '../../../schema/contract/actor.ts';

/**
 * The id under which an agency’s actors know an involvement. It is the same each time, differs from agency to agency so
 * that two of them cannot compare notes, and says nothing to who does not hold the key.
 * @param secret 32 bytes known to the child index alone
 */
export function involvementId(secret: KeyObject, audience: ActorAgency, childId: string, groupKey: string): string {
  const text = JSON.stringify([audience, childId, groupKey]);
  return createHmac('sha256', secret).update(text, 'utf8').digest('base64url').slice(0, 22);
}
