import { randomUUID } from 'node:crypto';
import type { AuditEntry } from '../../../schema/contract/audit-entry.ts';

/**
 * The entry of a batch that is about to be written: what is done, by whom, how much; no personal values. It goes on the
 * trail before anything is written, so that there may be an entry of what was not done, never the reverse.
 * @param source the part of the hub that writes it
 * @param content `change` names the operation, `by` who called it
 * @param childIds hub ids of the children concerned, where they are known
 */
export function batchChange(
  source: string,
  content: Readonly<Record<string, string | number>> & { readonly change: string; readonly by: string },
  childIds: readonly string[] = [],
): AuditEntry {
  return {
    id: randomUUID(),
    kind: 'change',
    at: new Date().toISOString(),
    source,
    requestId: null,
    actor: null,
    purpose: null,
    reason: null,
    childIds: [...childIds],
    content: { ...content },
  };
}
