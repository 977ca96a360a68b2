import { open, rename } from 'node:fs/promises';
import type { ArchiveSource } from '../../subgraphs/audit/archive-lines.ts';

/** Characters gathered before they are written. */
const PORTION = 256 * 1024;

/**
 * Writes an archive, whole or not at all: under another name until it is on disk. Memory does not grow with it.
 * @param progress is told how many entries have been written, of how many
 */
export async function writeArchive(
  { head, entries }: ArchiveSource,
  path: string,
  progress: (done: number, total: number) => void,
): Promise<void> {
  const file = await open(`${path}.part`, 'w', 0o600);
  try {
    let text = `${JSON.stringify(head)}\n`;
    let done = 0;
    for await (const line of entries) {
      text += `${line}\n`;
      done++;
      if (text.length < PORTION) continue;
      await file.write(text);
      text = '';
      progress(done, head.end - head.first);
    }
    await file.write(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(`${path}.part`, path);
}
