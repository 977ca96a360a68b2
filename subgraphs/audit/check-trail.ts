import { setImmediate } from 'node:timers/promises';
import { hashLeafLines } from './leaf-lines.ts';
import type { StoredCheckpoint, TrailReader } from './reading/trail-reader.ts';
import { leavesAhead } from './reading/leaves-ahead.ts';
import { readOwnChanges } from './reading/read-own-changes.ts';
import { extendTrust } from './trail/check/extend-trust.ts';
import { places, type Finding } from './trail/check/finding.ts';
import { judgeCheckpoints } from './trail/check/judge-checkpoints.ts';
import { TrailCheck, type CheckedTrail } from './trail/check/trail-check.ts';
import type { NoteKey } from './trail/checkpoint/note-key.ts';

/** Entries hashed in one go. */
const AT_ONCE = 250;

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
  const changes = readOwnChanges(await reader.ownChanges());
  const believed = extendTrust(trusted, changes.signingKeys, [...stored.map(({ note }) => note), ...witnessed]);
  const { heads, findings } = judgeCheckpoints({ stored, witnessed, trusted: believed });
  const total = await reader.size();
  const archived = await reader.archived();
  const check = new TrailCheck(heads);
  progress(0, total);
  await takeArchived(reader, check, archived);
  for await (const { next, lines } of leavesAhead(reader, archived, total)) {
    let taken = 0;
    for (const leaf of hashLeafLines(lines)) {
      if (leaf.seq < total) check.take(leaf);
      // What is on its way is taken in between, so that the database does not wait for the hashing.
      if (++taken % AT_ONCE === 0) await setImmediate();
    }
    progress(Math.min(next, total), total);
  }
  const checked = check.finish();
  const found = [...checked.findings, ...findings, ...unannounced(archived, changes.archived)];
  return { ...checked, findings: found.toSorted((one, other) => one.place - other.place) };
}

async function takeArchived(reader: TrailReader, check: TrailCheck, end: number): Promise<void> {
  for (let place = 0; place < end;) {
    const hashes = await reader.leafHashes(place);
    if (hashes.length === 0) return;
    for (const hash of hashes.slice(0, end - place)) check.takeArchived(Buffer.from(hash, 'hex'));
    place += hashes.length;
  }
}

/** Entries that are not there, as if they were in an archive, while no entry says that they are. */
function unannounced(archived: number, announced: number): Finding[] {
  if (archived <= announced) return [];
  const message = `Of ${places(announced, archived - 1)} the hash alone is left, and no entry says that they are in an archive.`;
  return [{ kind: 'entries-deleted', place: announced, message }];
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
