import { readFile } from 'node:fs/promises';
import { readCheckpointList } from '../../subgraphs/audit/trail/checkpoint/checkpoint-list.ts';
import type { Finding } from '../../subgraphs/audit/trail/check/finding.ts';

/**
 * The checkpoints of the file outside the database, and what is wrong with the file itself.
 * @throws Error when it cannot be read: without it, nobody can say whether the database is the newest
 */
export async function checkpointNotes(path: string): Promise<{ notes: readonly string[]; findings: Finding[] }> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new Error(`The checkpoint file ${path} cannot be read.`, { cause });
  }
  const { notes, hasOther } = readCheckpointList(text);
  const message = 'The checkpoint file has something in it that is not a checkpoint.';
  return { notes, findings: hasOther ? [{ kind: 'checkpoint-unreadable', place: 0, message }] : [] };
}
