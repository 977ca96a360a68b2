import { join } from 'node:path';
import { noteSigner } from '../../subgraphs/audit/trail/checkpoint/note-key.ts';
import type { TrailEvidence } from '../../subgraphs/audit/writer/trail-evidence.ts';
import type { LocalSecrets } from './local-secrets.ts';

const HOUR = 3_600_000;

/** With what the audit trail of a hub in one process gives evidence, and what it encrypts under: keys and a file of its data folder. */
export function localEvidence(dataDir: string, { auditSigning, auditMaster }: LocalSecrets): TrailEvidence {
  return {
    signer: noteSigner('local-hub', auditSigning),
    formerSigners: [],
    masterKeys: auditMaster,
    checkpointFile: join(dataDir, 'checkpoints.txt'),
    everyEntries: 1_000,
    everyMilliseconds: 60_000,
    fileGrace: 4 * HOUR,
  };
}
