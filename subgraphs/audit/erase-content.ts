import { z } from 'zod';
import { HubError } from '../../schema/contract/error-codes.ts';
import type { InternalOperation } from '../kernel/server/subgraph-server.ts';
import { isRefusal } from './writer/insert-entries.ts';
import type { TrailWriter } from './writer/trail-writer.ts';

const eraseContentSchema = z.strictObject({
  childId: z.string().min(1).max(64),
  reason: z.string().trim().min(1).max(500),
});

/** Payload of the operation: the hub’s id of a child, and why. */
export type EraseContent = z.infer<typeof eraseContentSchema>;

/**
 * The internal operation by which the operator erases what the trail holds about a child: the keys go, the entries and
 * their hashes stay. Answers `{ keys }`, how many went; none where it was done before. Copies of the database from before
 * have the keys for as long as they are kept.
 * @throws HubError BAD_REQUEST for a malformed payload; AUDIT_UNAVAILABLE when it is not known to be done
 */
export function eraseContent(writer: TrailWriter): InternalOperation {
  return {
    callers: ['operator'],
    async run(payload) {
      const asked = eraseContentSchema.safeParse(payload);
      if (!asked.success) throw new HubError('BAD_REQUEST');
      try {
        return { keys: await writer.erase(asked.data.childId, asked.data.reason) };
      } catch (cause) {
        throw new HubError(isRefusal(cause) ? 'BAD_REQUEST' : 'AUDIT_UNAVAILABLE', undefined, { cause });
      }
    },
  };
}
