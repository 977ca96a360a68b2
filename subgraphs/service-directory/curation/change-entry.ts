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

/** Who changes something, and why; an actor who is in no standing is nobody, as who comes without a token. */
export type Changer = Pick<RequestContext, 'requestId' | 'purpose' | 'reason' | 'traceparent'> & {
  readonly actor: RequestContext['actor'] | null;
};

/** A change as the audit trail keeps it. */
export function changeEntry(changer: Changer, content: DirectoryChange, now: number): AuditEntry {
  const { requestId, actor, purpose, reason, traceparent } = changer;
  return entryAboutNoOne({
    id: randomUUID(),
    kind: 'change',
    at: new Date(now).toISOString(),
    source: 'service-directory',
    requestId,
    actor: actor?.standing === 'VALID' ? actor : null,
    purpose,
    reason,
    content: { ...content, ...(traceparent === undefined ? {} : { trace: traceIdOf(traceparent) }) },
  });
}
