import { randomUUID } from 'node:crypto';
import type { SubgraphName } from '../../../schema/contract/agency.ts';
import type { AuditEntry, AuditKind } from '../../../schema/contract/audit-entry.ts';
import type { RequestContext } from '../../../schema/contract/request-context.ts';
import { traceIdOf } from '../../../schema/contract/trace.ts';

/**
 * An entry for the audit trail about the request that a part of the hub serves: who asks and why is as the context says.
 * @param source the part
 * @param content what the kind adds
 * @param now milliseconds since the epoch
 */
export function requestEntry(
  source: SubgraphName,
  kind: AuditKind,
  request: RequestContext,
  childIds: readonly string[],
  content: AuditEntry['content'],
  now: number,
): AuditEntry {
  return {
    id: randomUUID(),
    kind,
    at: new Date(now).toISOString(),
    source,
    requestId: request.requestId,
    actor: request.actor,
    purpose: request.purpose,
    reason: request.reason,
    childIds: [...childIds],
    content: request.traceparent === undefined ? content : { ...content, trace: traceIdOf(request.traceparent) },
  };
}
