import { trailLeaves } from './prove-trail.ts';
import type { TrailReader } from './reading/trail-reader.ts';
import { storedLeafText } from './stored-entry.ts';
import type { ArchiveHead } from './trail/archive/archive-head.ts';
import { outsideRanges } from './trail/archive/outside-ranges.ts';
import { rangeHashes } from './trail/merkle/range-hashes.ts';

/** What an archive is made of: its first line, and the others as they are read. */
export interface ArchiveSource {
  readonly head: ArchiveHead;
  readonly entries: AsyncIterable<string>;
}

/**
 * The oldest month that is in the database, as an archive; null where that month is not before `before`.
 * @param before the first month that stays, as YYYY-MM
 * @throws Error when no checkpoint covers the month yet
 */
export async function oldestMonth(reader: TrailReader, before: string): Promise<ArchiveSource | null> {
  const first = await reader.archived();
  const month = (await reader.entries(first))[0]?.recordedAt.slice(0, 7);
  if (month === undefined || month >= before) return null;
  const end = await endOf(reader, month, first);
  const newest = await newestCheckpoint(reader);
  if (newest === null || newest.size < end)
    throw new Error('No checkpoint covers the month yet. One is made within the period that is set; try again then.');
  const { left, right } = outsideRanges(first, end, newest.size);
  const hashes = (await rangeHashes([...left, ...right], trailLeaves(reader))).map((hash) => hash.toString('hex'));
  const proof = { checkpoint: newest.note, left: hashes.slice(0, left.length), right: hashes.slice(left.length) };
  return { head: { archive: 'audit trail', month, first, end, ...proof }, entries: entryLines(reader, first, end) };
}

/** The place after the last entry of a month that begins at `first`, by halving: moments follow places. */
async function endOf(reader: TrailReader, month: string, first: number): Promise<number> {
  let [inside, outside] = [first, await reader.size()];
  while (outside - inside > 1) {
    const middle = Math.floor((inside + outside) / 2);
    const [entry] = await reader.entries(middle);
    if (entry !== undefined && entry.recordedAt.slice(0, 7) <= month) inside = middle;
    else outside = middle;
  }
  return outside;
}

async function newestCheckpoint(reader: TrailReader) {
  let newest = null;
  for (let after = 0; ;) {
    const last = (await reader.checkpoints(after)).at(-1);
    if (last === undefined) return newest;
    newest = last;
    after = last.size;
  }
}

async function* entryLines(reader: TrailReader, first: number, end: number): AsyncGenerator<string> {
  for (let place = first; place < end;) {
    const portion = await reader.entries(place);
    const last = portion.at(-1);
    if (last === undefined) return;
    for (const row of portion) if (Number(row.seq) < end) yield storedLeafText(row);
    place = Number(last.seq) + 1;
  }
}
