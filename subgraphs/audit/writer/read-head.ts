import { sql } from 'kysely';
import { RECORDED_AT } from '../stored-entry.ts';
import { parseCheckpoint } from '../trail/checkpoint/checkpoint.ts';
import { parseNote } from '../trail/checkpoint/signed-note.ts';
import { CompactRange } from '../trail/merkle/compact-range.ts';
import type { TrailDatabase } from '../trail-database.ts';

/** Where a trail ends. */
export interface TrailHead {
  readonly tree: CompactRange;
  /** The size of the newest checkpoint; 0 where there is none. */
  readonly checkpointed: number;
  /** The ids of the keys that signed it; none where there is none. */
  readonly signers: readonly string[];
  /** When the last entry was recorded, as utc-text.ts writes it; empty where there is none. */
  readonly lastRecorded: string;
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
  const last = await sql<{ size: string; recordedAt: string }>`
    select (seq + 1)::text as size, ${sql.raw(RECORDED_AT)} as "recordedAt" from audit.entry
    order by entry.seq desc limit 1`.execute(database);
  const size = Number(last.rows[0]?.size ?? 0);
  while (tree.size < size) await appendPortion(database, tree);
  if (tree.size !== size) throw new Error('the trail is shorter than its newest checkpoint says');
  const signers = parseNote(newest.rows[0]?.note ?? '')?.signatures.map(({ id }) => id) ?? [];
  return { tree, checkpointed, signers, lastRecorded: last.rows[0]?.recordedAt ?? '' };
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
