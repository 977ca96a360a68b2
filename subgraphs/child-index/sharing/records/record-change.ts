import type { IndexContext } from '../../index-context.ts';
import { indexEntry } from '../decision-entry.ts';

/** What is about to change: the mutation, what was there, and what will be. */
export interface Change {
  readonly change: string;
  readonly before: object | null;
  readonly after: object;
}

/**
 * Puts a change on the audit trail. Call it before the change is written, and outside any transaction.
 * @param childId the child it is about; null for what is about no child
 * @throws HubError AUDIT_UNAVAILABLE, and then nothing may be changed
 */
export async function recordChange(
  context: IndexContext,
  childId: string | null,
  change: Change,
  now: number,
): Promise<void> {
  const childIds = childId === null ? [] : [childId];
  await context.record(indexEntry('change', context.request, childIds, { ...change }, now));
}
