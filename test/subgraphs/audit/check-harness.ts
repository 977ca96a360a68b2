import { readFile } from 'node:fs/promises';
import { checkTrail } from '../../../subgraphs/audit/check-trail.ts';
import { remoteTrailReader } from '../../../subgraphs/audit/reading/remote-trail-reader.ts';
import { readCheckpointList } from '../../../subgraphs/audit/trail/checkpoint/checkpoint-list.ts';
import type { NoteKey } from '../../../subgraphs/audit/trail/checkpoint/note-key.ts';
import type { CheckedTrail } from '../../../subgraphs/audit/trail/check/trail-check.ts';
import type { AuditHarness } from './audit-harness.ts';

/** Checks the trail of a harness as the operator’s command does, trusting its own key where nothing else is said. */
export async function checkHarness(
  { line, evidence }: Pick<AuditHarness, 'line' | 'evidence'>,
  trusted: readonly NoteKey[] = [evidence.signer.key],
): Promise<CheckedTrail> {
  const { notes } = readCheckpointList(await readFile(evidence.checkpointFile, 'utf8'));
  return checkTrail({ reader: remoteTrailReader(line), trusted, witnessed: notes, progress: () => undefined });
}
