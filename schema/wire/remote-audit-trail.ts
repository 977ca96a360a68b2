import type { AuditTrail } from '../contract/audit-entry.ts';
import { HubError } from '../contract/error-codes.ts';
import { callService, type ServiceLine } from './call-service.ts';

/** Milliseconds an entry may take to become durable before the request that waits for it is refused. */
const APPEND_DEADLINE = 1_000;

/** The audit trail as every other part of the hub sees it: entries are durable when `append` resolves. */
export function remoteAuditTrail(line: ServiceLine): AuditTrail {
  return {
    async append(entries) {
      if (entries.length === 0) return;
      try {
        await callService(line, 'append-entries', { entries }, APPEND_DEADLINE);
      } catch (cause) {
        throw new HubError('AUDIT_UNAVAILABLE', undefined, { cause });
      }
    },
  };
}
