import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newKeyRing } from '../../../schema/contract/key-ring.ts';
import { noteSigner } from '../../../subgraphs/audit/trail/checkpoint/note-key.ts';
import type { TrailEvidence } from '../../../subgraphs/audit/writer/trail-evidence.ts';

/** One for all tests, so that each can read what was encrypted in another’s trail. */
export const TEST_MASTER_KEYS = newKeyRing('test-master');

/** A key of its own and a file that is not there yet; checkpoints come by number alone, so that tests need not wait. */
export function newEvidence(change: Partial<TrailEvidence> = {}): TrailEvidence {
  return {
    signer: noteSigner('test-trail', generateKeyPairSync('ed25519').privateKey),
    formerSigners: [],
    masterKeys: TEST_MASTER_KEYS,
    checkpointFile: join(mkdtempSync(join(tmpdir(), 'audit-test-')), 'checkpoints.txt'),
    everyEntries: 1_000,
    everyMilliseconds: 3_600_000,
    fileGrace: 3_600_000,
    ...change,
  };
}
