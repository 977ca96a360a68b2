import { performance } from 'node:perf_hooks';
import { parseAuditEntry, type AuditTrail, type DecisionReader } from '../contract/audit-entry.ts';
import { boundedEntry } from '../contract/bounded-entry.ts';
import { HubError } from '../contract/error-codes.ts';
import { callService, type ServiceLine } from './call-service.ts';
import { TrailWatch } from './trail-watch.ts';

/** Milliseconds an entry may take to become durable before the request that waits for it is refused. */
const APPEND_DEADLINE = 1_000;
/** Milliseconds that reading an entry back may take. */
const READ_DEADLINE = 1_000;

/**
 * The audit trail as every other part of the hub sees it: entries are durable when `append` resolves, one too large for
 * the trail summed up. Decisions are read back to the child index alone; the trail refuses anybody else.
 *
 * Where it is known not to answer, a few calls wait to see whether it does again, and all others fail at once: what they
 * are for is refused anyway, and is not to keep its place until then.
 */
export function remoteAuditTrail(line: ServiceLine): AuditTrail & DecisionReader {
  const watch = new TrailWatch(() => performance.now());
  return {
    async append(entries) {
      if (entries.length === 0) return;
      if (watch.isToBeSpared) throw new HubError('AUDIT_UNAVAILABLE');
      watch.begin();
      let isAnswered = true;
      try {
        await callService(line, 'append-entries', { entries: entries.map(boundedEntry) }, APPEND_DEADLINE);
      } catch (cause) {
        // Entries that cannot be held say nothing of the trail.
        isAnswered = cause instanceof HubError && cause.code === 'BAD_REQUEST';
        throw new HubError('AUDIT_UNAVAILABLE', undefined, { cause });
      } finally {
        watch.end(isAnswered);
      }
    },
    async readDecision(id) {
      try {
        const answer = (await callService(line, 'read-decision', { id }, READ_DEADLINE)) as { entry?: unknown };
        return parseAuditEntry(answer.entry);
      } catch (cause) {
        throw new HubError('AUDIT_UNAVAILABLE', undefined, { cause });
      }
    },
  };
}
