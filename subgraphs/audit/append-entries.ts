import { SUBGRAPHS } from '../../schema/contract/agency.ts';
import { parseAppendEntries } from '../../schema/contract/audit-entry.ts';
import { HubError } from '../../schema/contract/error-codes.ts';
import type { Caller } from '../../schema/contract/request-signature.ts';
import type { InternalOperation } from '../kernel/server/subgraph-server.ts';
import { acceptEntry, type AcceptedEntry } from './trail/content/accepted-entry.ts';
import type { GroupCommit } from './trail/group-commit.ts';
import { within } from './within.ts';
import { isRefusal } from './writer/insert-entries.ts';

/** Every part of the hub writes to the trail, except the trail itself. */
const WRITERS: readonly Caller[] = ['gateway', 'operator', ...SUBGRAPHS.filter((name) => name !== 'audit')];

/** Milliseconds that a writer is kept waiting: a little less than the second it waits itself, so that it hears the code. */
const PATIENCE = 900;

/**
 * The internal operation by which entries get onto the trail. Answers `{ stored }` when all of them are durable.
 * @param prepare does what can be done to an entry before it is its turn to be written
 * @throws HubError BAD_REQUEST for entries the trail cannot hold; AUDIT_UNAVAILABLE when they are not durable in time
 */
export function appendEntries(
  commit: GroupCommit<AcceptedEntry>,
  prepare: (entry: AcceptedEntry) => AcceptedEntry,
): InternalOperation {
  return {
    callers: WRITERS,
    async run(payload, caller) {
      const append = parseAppendEntries(payload);
      if (append === null) throw new HubError('BAD_REQUEST');
      const entries = append.entries.map((entry) => prepare(acceptEntry(entry, caller)));
      const bytes = entries.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
      try {
        await within(PATIENCE, commit.submit(entries, bytes));
      } catch (error) {
        if (error instanceof HubError) throw error;
        throw new HubError(isRefusal(error) ? 'BAD_REQUEST' : 'AUDIT_UNAVAILABLE', undefined, { cause: error });
      }
      return { stored: entries.length };
    },
  };
}
