import DataLoader from 'dataloader';
import type { AuditEntry, AuditTrail } from '../../schema/contract/audit-entry.ts';
import { HubError } from '../../schema/contract/error-codes.ts';

/** Entries in one call at most, so that even the largest are within what the trail takes. */
const MOST = 32;

/**
 * Has entries written that come in the same turn of the event loop by one call to the trail: the busier the gateway is,
 * the more of them share one. Resolves when the entry is durable. An entry that the trail refuses fails alone.
 * @throws Error as the trail does
 */
export function groupedEntries(trail: AuditTrail): (entry: AuditEntry) => Promise<unknown> {
  const write = async (entries: readonly AuditEntry[]): Promise<(Error | null)[]> => {
    try {
      await trail.append(entries);
      return entries.map(() => null);
    } catch (error) {
      if (entries.length === 1 || !isOfOne(error)) throw error;
      // Nothing of them is on the trail: it takes all or none.
      const alone = await Promise.allSettled(entries.map((entry) => trail.append([entry])));
      return alone.map((one) => (one.status === 'fulfilled' ? null : (one.reason as Error)));
    }
  };
  const loader = new DataLoader<AuditEntry, null>(write, {
    cache: false,
    maxBatchSize: MOST,
    batchScheduleFn: (run) => void setImmediate(run),
  });
  return (entry) => loader.load(entry);
}

/** Whether one entry is at fault, and not the trail. */
function isOfOne(error: unknown): boolean {
  return error instanceof HubError && (error.code === 'BAD_REQUEST' || isOfOne(error.cause));
}
