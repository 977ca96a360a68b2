import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { parseReadDecision } from '../../schema/contract/audit-entry.ts';
import { HubError } from '../../schema/contract/error-codes.ts';
import type { KeyRing } from '../../schema/contract/key-ring.ts';
import type { InternalOperation } from '../kernel/server/subgraph-server.ts';
import { storedContent } from './content/stored-content.ts';
import { RecordedEntry } from './entities/recorded-entry.entity.ts';
import { trailDatabase } from './trail-database.ts';

/**
 * The internal operation by which the child index reads one of its own decisions back, to explain it. Answers `{ entry }`,
 * null for an id that is not that of a decision which the child index signed for.
 * @throws HubError BAD_REQUEST for a malformed payload
 */
export function readDecision(fork: () => SqlEntityManager, masters: KeyRing): InternalOperation {
  return {
    callers: ['child-index'],
    async run(payload) {
      const asked = parseReadDecision(payload);
      if (asked === null) throw new HubError('BAD_REQUEST');
      const em = fork();
      const { rows } = await sql<{ seq: string }>`
        select place.seq::text as seq from audit.entry_place as place
        where place.id = ${asked.id}::uuid`.execute(trailDatabase(em));
      if (rows[0] === undefined) return { entry: null };
      const own = { seq: rows[0].seq, id: asked.id, kind: 'decision', recordedBy: 'child-index' };
      const found = await em.findOne(RecordedEntry, own, { disableIdentityMap: true });
      if (found === null) return { entry: null };
      const { id, kind, at, source, requestId, actor, purpose, reason, childIds } = found;
      const content = (await storedContent(trailDatabase(em), masters, found)) ?? found.content;
      return { entry: { id, kind, at, source, requestId, actor, purpose, reason, childIds, content } };
    },
  };
}
