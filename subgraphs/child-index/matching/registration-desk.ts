import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { CUSTODIANS, SUBGRAPH_OF } from '../../../schema/contract/agency.ts';
import type { AuditEntry, AuditTrail } from '../../../schema/contract/audit-entry.ts';
import {
  parseRegisterRecords,
  type RegisterRecords,
  type RegistrationOutcome,
} from '../../../schema/contract/child-registration.ts';
import { HubError } from '../../../schema/contract/error-codes.ts';
import { batchChange } from '../../kernel/agency/batch-change.ts';
import type { InternalOperation } from '../../kernel/server/subgraph-server.ts';
import { GroupLine } from './group-line.ts';
import { Registrar } from './registrar.ts';

/** Entries that share one call to the trail at most. */
const MOST_ENTRIES = 1_000;
/** Records that share one transaction at most. */
const MOST_TOGETHER = 2_000;
/** Records that wait their turn at most. */
const MOST_WAITING = 100_000;

/**
 * The internal operation by which agencies register records. Registrations that arrive while others are under way share
 * one call to the audit trail and one transaction: the price of making them durable is paid once for all of them.
 * @throws HubError BAD_REQUEST for a malformed payload; FORBIDDEN for another agency's records; OVERLOADED;
 *   AUDIT_UNAVAILABLE, and then nothing is registered
 */
export function registrationDesk(fork: () => SqlEntityManager, trail: AuditTrail): InternalOperation {
  const entries = new GroupLine<AuditEntry, null>({
    run: async (group) => {
      await trail.append(group);
      return group.map(() => null);
    },
    sizeOf: () => 1,
    most: MOST_ENTRIES,
    mostWaiting: MOST_WAITING,
    isOfOne: () => false,
  });
  const registrar = new Registrar(fork);
  const registrations = new GroupLine<RegisterRecords, readonly RegistrationOutcome[]>({
    run: (batches, goOn) => registrar.register(batches, goOn),
    sizeOf: ({ records }) => records.length,
    most: MOST_TOGETHER,
    mostWaiting: MOST_WAITING,
    isOfOne: isDataAtFault,
  });
  return {
    callers: CUSTODIANS.map((custodian) => SUBGRAPH_OF[custodian]),
    async run(payload, caller) {
      const batch = parseRegisterRecords(payload);
      if (batch === null) throw new HubError('BAD_REQUEST');
      // An agency speaks for its own records only.
      if (SUBGRAPH_OF[batch.custodian] !== caller) throw new HubError('FORBIDDEN');
      const { custodian: agency, records } = batch;
      const content = { change: 'registerRecords', by: caller, agency, records: records.length };
      await entries.join(batchChange('child-index', content));
      return { outcomes: await registrations.join(batch) };
    },
  };
}

/** Whether the database says that a value is not fit to be stored: SQLSTATE classes 22, data, and 23, constraints. */
function isDataAtFault(error: unknown): boolean {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^2[23]/.test(code);
}
