import { sql } from 'kysely';
import { sqlTrailReader } from '../reading/sql-trail-reader.ts';
import { storedLeafText } from '../stored-entry.ts';
import { CompactRange } from '../trail/merkle/compact-range.ts';
import { nearPath } from '../trail/merkle/near-path.ts';
import { leafHash } from '../trail/merkle/tree-hash.ts';
import type { TrailDatabase } from '../trail-database.ts';

/** What shows that an entry is in the tree of a signed checkpoint. */
export interface NearProof {
  /** The index of its leaf, from 0. */
  readonly place: number;
  /** The hash of its leaf, made from the entry as it is stored now: of one that was changed, the proof does not hold. */
  readonly leaf: Buffer;
  readonly path: readonly Buffer[];
  /** The signed note of the first checkpoint that covers it. */
  readonly checkpoint: string;
}

/** Entries between two checkpoints that are read for one proof. */
const READ_AT_MOST = 50_000;

/**
 * The proof of an entry by the first checkpoint that covers it. Null while there is none, where the checkpoints round it
 * are further apart than can be read while somebody waits, and for an entry in an archive.
 */
export async function nearProof(database: TrailDatabase, id: string): Promise<NearProof | null> {
  const reader = sqlTrailReader(() => database, { entries: 1, others: READ_AT_MOST });
  const place = await reader.placeOf(id);
  const covering = place === null ? null : await firstCovering(database, place);
  if (place === null || covering === null) return null;
  const former = await lastBefore(database, place);
  const { size } = covering;
  if (size - former.size > READ_AT_MOST) return null;
  const [row] = await reader.entries(place);
  if (row === undefined || Number(row.seq) !== place) return null;
  const leaves: Buffer[] = [];
  while (former.size + leaves.length < size) {
    const portion = await reader.leafHashes(former.size + leaves.length);
    if (portion.length === 0) return null;
    leaves.push(...portion.map((hash) => Buffer.from(hash, 'hex')));
  }
  const path = nearPath(place, former, leaves.slice(0, size - former.size));
  return { place, leaf: leafHash(storedLeafText(row)), path, checkpoint: covering.note };
}

async function firstCovering(database: TrailDatabase, place: number): Promise<{ size: number; note: string } | null> {
  const { rows } = await sql<{ size: string; note: string }>`
    select size::text as size, note from audit.checkpoint
    where size > ${place} order by checkpoint.size limit 1`.execute(database);
  return rows[0] === undefined ? null : { size: Number(rows[0].size), note: rows[0].note };
}

async function lastBefore(database: TrailDatabase, place: number): Promise<CompactRange> {
  const { rows } = await sql<{ size: string; subtrees: string }>`
    select size::text as size, encode(subtrees, 'hex') as subtrees from audit.checkpoint
    where size <= ${place} order by checkpoint.size desc limit 1`.execute(database);
  const [row] = rows;
  return row === undefined ? CompactRange.empty() : CompactRange.of(Number(row.size), Buffer.from(row.subtrees, 'hex'));
}
