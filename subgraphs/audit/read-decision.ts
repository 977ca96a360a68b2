import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { parseReadDecision } from '../../schema/contract/audit-entry.ts';
import { HubError } from '../../schema/contract/error-codes.ts';
import type { InternalOperation } from '../kernel/server/subgraph-server.ts';
import { RecordedEntry } from './entities/recorded-entry.entity.ts';

/**
 * The internal operation by which the child index reads one of its own decisions back, to explain it. Answers `{ entry }`,
 * null for an id that is not that of a decision which the child index signed for.
 * @throws HubError BAD_REQUEST for a malformed payload
 */
export function readDecision(fork: () => SqlEntityManager): InternalOperation {
  return {
    callers: ['child-index'],
    async run(payload) {
      const asked = parseReadDecision(payload);
      if (asked === null) throw new HubError('BAD_REQUEST');
      const own = { id: asked.id, kind: 'decision', recordedBy: 'child-index' };
      const found = await fork().findOne(RecordedEntry, own, { disableIdentityMap: true });
      if (found === null) return { entry: null };
      const { id, kind, at, source, requestId, actor, purpose, reason, childIds, content } = found;
      return { entry: { id, kind, at, source, requestId, actor, purpose, reason, childIds, content } };
    },
  };
}
