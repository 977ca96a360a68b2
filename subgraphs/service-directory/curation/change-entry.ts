import { randomUUID } from 'node:crypto';
import { entryAboutNoOne, type AuditEntry } from '../../../schema/contract/audit-entry.ts';
import type { RequestContext } from '../../../schema/contract/request-context.ts';
import { traceIdOf } from '../../../schema/contract/trace.ts';

/** What is about to change in the directory, before and after. It is public, or becomes so. */
export interface DirectoryChange {
  readonly change: string;
  readonly service: string;
  readonly locality: string | null;
  readonly before: object | null;
  readonly after: object | null;
}

/** A change as the audit trail keeps it. */
export function changeEntry(request: RequestContext, content: DirectoryChange, now: number): AuditEntry {
  const { requestId, actor, purpose, reason, traceparent } = request;
  return entryAboutNoOne({
    id: randomUUID(),
    kind: 'change',
    at: new Date(now).toISOString(),
    source: 'service-directory',
    requestId,
    // Who comes without a token is in no standing, and nobody.
    actor: actor.standing === 'VALID' ? actor : null,
    purpose,
    reason,
    content: { ...content, ...(traceparent === undefined ? {} : { trace: traceIdOf(traceparent) }) },
  });
}
