import type { StoredCheckpoint, TrailReader } from './reading/trail-reader.ts';
import { storedEntryText } from './stored-entry.ts';
import { judgeCheckpoints } from './trail/check/judge-checkpoints.ts';
import { TrailCheck, type CheckedTrail } from './trail/check/trail-check.ts';
import type { NoteKey } from './trail/checkpoint/note-key.ts';

export interface TrailToCheck {
  readonly reader: TrailReader;
  /** Whose signatures count. */
  readonly trusted: readonly NoteKey[];
  /** The notes of the checkpoint file, as they were before anything else was read. */
  readonly witnessed: readonly string[];
  readonly progress: (done: number, total: number) => void;
}

/**
 * Checks a whole trail: every entry against its hash, every tree against its checkpoint, every checkpoint against the
 * trusted keys and the file outside. Entries are streamed, so that memory does not grow with the trail; it may be
 * written meanwhile.
 */
export async function checkTrail({ reader, trusted, witnessed, progress }: TrailToCheck): Promise<CheckedTrail> {
  // Checkpoints before entries: what they speak of is then there to be read.
  const stored = await allCheckpoints(reader);
  const { heads, findings } = judgeCheckpoints({ stored, witnessed, trusted });
  const total = await reader.size();
  const check = new TrailCheck(heads);
  progress(0, total);
  let portion = reader.entries(0);
  for (let place = 0; place < total;) {
    const leaves = await portion;
    const last = leaves.at(-1);
    if (last === undefined) break;
    place = Number(last.seq) + 1;
    // The next portion is on its way while this one is hashed.
    portion = place < total ? reader.entries(place) : Promise.resolve([]);
    for (const leaf of leaves) {
      const { seq, recordedAt, leafHash } = leaf;
      if (Number(seq) >= total) break;
      const text = storedEntryText(leaf);
      check.take({ seq: Number(seq), text, recordedAt, stored: Buffer.from(leafHash, 'hex') });
    }
    progress(Math.min(place, total), total);
  }
  const checked = check.finish();
  return { ...checked, findings: [...checked.findings, ...findings].toSorted((one, other) => one.place - other.place) };
}

async function allCheckpoints(reader: TrailReader): Promise<readonly StoredCheckpoint[]> {
  const all: StoredCheckpoint[] = [];
  for (let after = 0; ;) {
    const portion = await reader.checkpoints(after);
    all.push(...portion);
    const last = portion.at(-1);
    if (last === undefined) return all;
    after = last.size;
  }
}
