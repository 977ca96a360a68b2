import { callService, type ServiceLine } from '../../../schema/wire/call-service.ts';
import type { ReadTrail } from '../read-trail.ts';
import type { StoredCheckpoint, StoredLeaf, StoredLeaves, StoredOwnChange, TrailReader } from './trail-reader.ts';

/** Milliseconds one portion may take. */
const DEADLINE = 30_000;

/** Reads the trail through the audit subgraph that has it open. */
export function remoteTrailReader(line: ServiceLine): TrailReader {
  const read = async (payload: ReadTrail) => callService(line, 'read-trail', payload, DEADLINE);
  return {
    size: async () => (await read({ what: 'size' })) as number,
    checkpoints: async (after) => (await read({ what: 'checkpoints', after })) as readonly StoredCheckpoint[],
    entries: async (from) => (await read({ what: 'entries', from })) as readonly StoredLeaf[],
    leaves: async (from) => (await read({ what: 'leaves', from })) as StoredLeaves,
    leafHashes: async (from) => (await read({ what: 'leaf-hashes', from })) as readonly string[],
    archived: async () => (await read({ what: 'archived' })) as number,
    ownChanges: async () => (await read({ what: 'own-changes' })) as readonly StoredOwnChange[],
    placeOf: async (id) => (await read({ what: 'place', id })) as number | null,
  };
}
