import { setTimeout as pause } from 'node:timers/promises';
import type { AuditEntry, AuditTrail } from '../../../../schema/contract/audit-entry.ts';
import { HubError } from '../../../../schema/contract/error-codes.ts';

/** Times that it is tried, and milliseconds between two of them. */
const TRIES = 5;
const BETWEEN = 1_000;

/**
 * Puts entries on the trail; where it is away for a moment, it is tried again, as work of minutes hangs on it. An entry of
 * which it was not heard in time that it was stored may then be there twice.
 * @throws HubError AUDIT_UNAVAILABLE where it stays away; whatever else goes wrong at once
 */
export async function appendPatiently(
  trail: AuditTrail,
  entries: readonly AuditEntry[],
  between = BETWEEN,
): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await trail.append(entries);
    } catch (error) {
      if (tries === TRIES || !(error instanceof HubError) || error.code !== 'AUDIT_UNAVAILABLE') throw error;
    }
    await pause(between);
  }
}
