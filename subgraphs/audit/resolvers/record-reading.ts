import { requestEntry } from '../../kernel/guard/request-entry.ts';
import type { AuditContext } from './audit-context.ts';

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
  await context.record(requestEntry('audit', 'query', context.request, childIds, { ...reading }, Date.now()));
}
