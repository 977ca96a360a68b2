import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { HubError } from '../../schema/contract/error-codes.ts';
import type { InternalOperation } from '../kernel/server/subgraph-server.ts';
import { firstLeaves } from './leaf-lines.ts';
import { sqlTrailReader } from './reading/sql-trail-reader.ts';
import type { StoredLeaf } from './reading/trail-reader.ts';
import { trailDatabase } from './trail-database.ts';

/** Rows of one answer, before they are cut to what an answer may be. */
const PORTIONS = { entries: 500, others: 5_000 };
/** Characters of the entries in one answer: with what JSON adds, well within the four mebibytes of an answer. */
const ANSWER = 1024 * 1024;

const place = z.int().min(0);
const readTrailSchema = z.discriminatedUnion('what', [
  z.strictObject({ what: z.literal('size') }),
  z.strictObject({ what: z.literal('checkpoints'), after: place }),
  z.strictObject({ what: z.literal('entries'), from: place }),
  z.strictObject({ what: z.literal('leaves'), from: place }),
  z.strictObject({ what: z.literal('leaf-hashes'), from: place }),
  z.strictObject({ what: z.literal('archived') }),
  z.strictObject({ what: z.literal('own-changes') }),
  z.strictObject({ what: z.literal('place'), id: z.uuid() }),
]);

/** What a portion of is asked for: the methods of TrailReader, by name. */
export type ReadTrail = z.infer<typeof readTrailSchema>;

/**
 * The internal operation by which the operator’s commands read the trail, to check it and to prove what is in it. It is
 * the only way to a trail whose database is inside the hub’s process.
 * @throws HubError BAD_REQUEST for a malformed payload
 */
export function readTrail(fork: () => SqlEntityManager): InternalOperation {
  const reader = sqlTrailReader(() => trailDatabase(fork()), PORTIONS);
  return {
    callers: ['operator'],
    async run(payload) {
      const asked = readTrailSchema.safeParse(payload);
      if (!asked.success) throw new HubError('BAD_REQUEST');
      switch (asked.data.what) {
        case 'size':
          return reader.size();
        case 'checkpoints':
          return reader.checkpoints(asked.data.after);
        case 'entries':
          return cut(await reader.entries(asked.data.from));
        case 'leaves':
          return firstLeaves(await reader.leaves(asked.data.from), ANSWER);
        case 'leaf-hashes':
          return reader.leafHashes(asked.data.from);
        case 'archived':
          return reader.archived();
        case 'own-changes':
          return reader.ownChanges();
        case 'place':
          return reader.placeOf(asked.data.id);
      }
    },
  };
}

/** As many entries as an answer holds, but one at least. */
function cut(leaves: readonly StoredLeaf[]): readonly StoredLeaf[] {
  let length = 0;
  const end = leaves.findIndex(({ content, childIds, reason }, position) => {
    length += content.length + childIds.length + (reason?.length ?? 0) + 1_000;
    return position > 0 && length > ANSWER;
  });
  return end === -1 ? leaves : leaves.slice(0, end);
}
