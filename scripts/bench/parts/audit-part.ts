import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newKeyRing } from '../../../schema/contract/key-ring.ts';
import { startAudit } from '../../../subgraphs/audit/index.ts';
import { noteSigner } from '../../../subgraphs/audit/trail/checkpoint/note-key.ts';
import type { StartPart } from './part.ts';
import { serveSubgraph } from './serve-subgraph.ts';
import { surroundingsOf } from './surroundings-of.ts';

/** The trail signs as often as in a deployment that leaves that as it is. */
export const startAuditPart: StartPart = async (settings, stopwatch) => {
  const folder = await mkdtemp(join(tmpdir(), 'hub-bench-'));
  const evidence = {
    signer: noteSigner('bench', generateKeyPairSync('ed25519').privateKey),
    formerSigners: [],
    masterKeys: newKeyRing(),
    checkpointFile: join(folder, 'checkpoints.txt'),
    everyEntries: 1_000,
    everyMilliseconds: 60_000,
    fileGrace: 60_000,
  };
  const { origin, close } = await serveSubgraph(
    await startAudit(surroundingsOf('audit', settings), evidence),
    stopwatch,
  );
  return {
    origins: { audit: origin },
    close: async () => {
      await close();
      await rm(folder, { recursive: true });
    },
  };
};
