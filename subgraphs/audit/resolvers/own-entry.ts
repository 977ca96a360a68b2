import { randomUUID } from 'node:crypto';
import type { AuditEntry } from '../../../schema/contract/audit-entry.ts';
import { traceIdOf } from '../../../schema/contract/trace.ts';
import type { AuditContext } from './audit-context.ts';

/** An entry of the audit subgraph about the request that it serves. */
export function ownEntry(
  kind: 'query' | 'change',
  { request }: AuditContext,
  childIds: readonly string[],
  content: AuditEntry['content'],
  now: number,
): AuditEntry {
  return {
    id: randomUUID(),
    kind,
    at: new Date(now).toISOString(),
    source: 'audit',
    requestId: request.requestId,
    actor: request.actor,
    purpose: request.purpose,
    reason: request.reason,
    childIds: [...childIds],
    content: request.traceparent === undefined ? content : { ...content, trace: traceIdOf(request.traceparent) },
  };
}

/** Who read the trail, for what, and how much of it they were shown. */
export interface Reading {
  /** The query. */
  readonly read: string;
  /** What was asked for; no free text. */
  readonly asked: Readonly<Record<string, unknown>>;
  /** How many entries, lines or figures were shown. */
  readonly shown: number;
  /** The child that was asked about; null where none was named. */
  readonly childId: string | null;
}

/**
 * Puts it on the trail that the trail was read. Await it before the answer is given: nobody reads the trail unseen.
 * @throws HubError AUDIT_UNAVAILABLE, and then nothing may be answered
 */
export async function recordReading(context: AuditContext, { childId, ...reading }: Reading): Promise<void> {
  const childIds = childId === null ? [] : [childId];
  await context.record(ownEntry('query', context, childIds, { ...reading }, Date.now()));
}
