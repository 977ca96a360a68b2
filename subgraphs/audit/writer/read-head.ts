import { sql } from 'kysely';
import { parseCheckpoint } from '../trail/checkpoint/checkpoint.ts';
import { parseNote } from '../trail/checkpoint/signed-note.ts';
import { CompactRange } from '../trail/merkle/compact-range.ts';
import type { TrailDatabase } from '../trail-database.ts';

/** Where a trail ends. */
export interface TrailHead {
  readonly tree: CompactRange;
  /** The size of the newest checkpoint; 0 where there is none. */
  readonly checkpointed: number;
}

/** Leaf hashes read at a time. */
const PORTION = 10_000;

/**
 * Takes the tree up again where the database has it: from its newest checkpoint, and the leaves since.
 * @throws Error when the stored trail has a gap or is shorter than its checkpoint: such a trail is not written on
 */
export async function readHead(database: TrailDatabase): Promise<TrailHead> {
  const newest = await sql<{ note: string; subtrees: string }>`
    select note, encode(subtrees, 'hex') as subtrees from audit.checkpoint order by size desc limit 1`.execute(
    database,
  );
  const tree = newest.rows[0] === undefined ? CompactRange.empty() : treeAt(newest.rows[0]);
  const checkpointed = tree.size;
  const { rows } = await sql<{ size: string }>`
    select coalesce(max(seq) + 1, 0)::text as size from audit.entry`.execute(database);
  const size = Number(rows[0]?.size);
  while (tree.size < size) await appendPortion(database, tree);
  if (tree.size !== size) throw new Error('the trail is shorter than its newest checkpoint says');
  return { tree, checkpointed };
}

function treeAt({ note, subtrees }: { note: string; subtrees: string }): CompactRange {
  const checkpoint = parseCheckpoint(parseNote(note)?.text ?? '');
  if (checkpoint === null) throw new Error('the newest checkpoint is not readable');
  const tree = CompactRange.of(checkpoint.size, Buffer.from(subtrees, 'hex'));
  if (!tree.root().equals(checkpoint.root)) throw new Error('the newest checkpoint and its subtrees do not fit');
  return tree;
}

async function appendPortion(database: TrailDatabase, tree: CompactRange): Promise<void> {
  const { rows } = await sql<{ seq: string; hash: string }>`
    select seq::text as seq, encode(leaf_hash, 'hex') as hash from audit.entry
    where seq >= ${tree.size} order by entry.seq limit ${PORTION}`.execute(database);
  for (const { seq, hash } of rows) {
    if (Number(seq) !== tree.size) throw new Error('the trail has a gap');
    tree.append(Buffer.from(hash, 'hex'));
  }
  if (rows.length === 0) throw new Error('the trail has a gap');
}
