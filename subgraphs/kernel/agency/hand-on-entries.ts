import { CUSTODIANS, SUBGRAPH_OF } from '../../../schema/contract/agency.ts';
import { parseAppendEntries, type AuditEntry, type AuditTrail } from '../../../schema/contract/audit-entry.ts';
import { HubError } from '../../../schema/contract/error-codes.ts';
import type { Caller } from '../../../schema/contract/request-signature.ts';
import type { InternalOperation } from '../server/subgraph-server.ts';

/**
 * The internal operation by which agencies get their own entries onto the audit trail. They hold no key to it: whoever
 * does hands their entries on, and signs that this agency said so. Answers `{ stored }` when all of them are durable.
 * @throws HubError BAD_REQUEST for a malformed payload; FORBIDDEN for what an agency has no word in: what others say, what
 *   was asked or decided, and children; AUDIT_UNAVAILABLE
 */
export function handOnEntries(trail: AuditTrail): InternalOperation {
  return {
    callers: CUSTODIANS.map((custodian) => SUBGRAPH_OF[custodian]),
    async run(payload, caller) {
      const append = parseAppendEntries(payload);
      if (append === null) throw new HubError('BAD_REQUEST');
      if (!append.entries.every((entry) => isOwn(entry, caller))) throw new HubError('FORBIDDEN');
      await trail.append(append.entries);
      return { stored: append.entries.length };
    },
  };
}

function isOwn({ kind, source, childIds }: AuditEntry, caller: Caller): boolean {
  return source === caller && (kind === 'security' || kind === 'change') && childIds.length === 0;
}
