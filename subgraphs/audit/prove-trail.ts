import type { StoredCheckpoint, TrailReader } from './reading/trail-reader.ts';
import { storedEntryText } from './stored-entry.ts';
import { consistencyRanges, inclusionRanges } from './trail/merkle/proof-ranges.ts';
import { rangeHashes } from './trail/merkle/range-hashes.ts';
import type { ConsistencyProof, InclusionProof } from './trail/proof/proof.ts';

/**
 * Proves that an entry is in the trail, by its newest checkpoint.
 * @throws Error when there is no such entry, or no checkpoint that covers it yet
 */
export async function proveEntry(reader: TrailReader, id: string): Promise<InclusionProof> {
  const seq = await reader.placeOf(id);
  if (seq === null) throw new Error('There is no entry with this id.');
  const newest = (await newestCheckpoints(reader, [])).newest;
  if (newest === null || newest.size <= seq)
    throw new Error('No checkpoint covers this entry yet. One is made within the period that is set; try again then.');
  const [row] = await reader.entries(seq);
  if (row === undefined || Number(row.seq) !== seq) throw new Error(`Entry ${seq} is in an archive.`);
  const hashes = await rangeHashes(inclusionRanges(seq, newest.size), trailLeaves(reader));
  return {
    proves: 'an entry is in the trail',
    seq,
    recordedAt: row.recordedAt,
    entry: JSON.parse(storedEntryText(row)) as Record<string, unknown>,
    hashes,
    checkpoint: newest.note,
  };
}

/**
 * Proves that the trail of the newest checkpoint begins with the trail of an older one.
 * @throws Error when there is no checkpoint of that size
 */
export async function proveGrowth(reader: TrailReader, size: number): Promise<ConsistencyProof> {
  const { newest, wanted } = await newestCheckpoints(reader, [size]);
  const older = wanted.get(size);
  if (older === undefined || newest === null) throw new Error(`There is no checkpoint of ${size} entries.`);
  const hashes = await rangeHashes(consistencyRanges(size, newest.size), trailLeaves(reader));
  return { proves: 'the trail was only added to', older: older.note, newer: newest.note, hashes };
}

async function newestCheckpoints(
  reader: TrailReader,
  sizes: readonly number[],
): Promise<{ newest: StoredCheckpoint | null; wanted: ReadonlyMap<number, StoredCheckpoint> }> {
  const wanted = new Map<number, StoredCheckpoint>();
  let newest: StoredCheckpoint | null = null;
  for (;;) {
    const portion: readonly StoredCheckpoint[] = await reader.checkpoints(newest?.size ?? 0);
    for (const one of portion) if (sizes.includes(one.size)) wanted.set(one.size, one);
    const last = portion.at(-1);
    if (last === undefined) return { newest, wanted };
    newest = last;
  }
}

/** The hashes of all leaves, in portions. */
export async function* trailLeaves(reader: TrailReader): AsyncGenerator<readonly Buffer[]> {
  for (let place = 0; ;) {
    const portion = await reader.leafHashes(place);
    if (portion.length === 0) return;
    place += portion.length;
    yield portion.map((hash) => Buffer.from(hash, 'hex'));
  }
}
