import { sql } from 'kysely';
import { STORED_ENTRY_COLUMNS } from '../stored-entry.ts';
import type { TrailDatabase } from '../trail-database.ts';
import type { StoredLeaf, TrailReader } from './trail-reader.ts';

/** Rows of one portion. An entry is 64 KiB at most and a small part of that as a rule. */
export interface PortionSizes {
  readonly entries: number;
  readonly others: number;
}

/** Reads the trail where it is stored. */
export function sqlTrailReader(database: () => TrailDatabase, portions: PortionSizes): TrailReader {
  return {
    async size() {
      const { rows } = await sql<{ size: string }>`
        select coalesce(max(seq) + 1, 0)::text as size from audit.entry`.execute(database());
      return Number(rows[0]?.size ?? 0);
    },
    async checkpoints(after) {
      const { rows } = await sql<{ size: string; note: string }>`
        select size::text as size, note from audit.checkpoint
        where size > ${after} order by checkpoint.size limit ${portions.others}`.execute(database());
      return rows.map(({ size, note }) => ({ size: Number(size), note }));
    },
    async entries(from) {
      const { rows } = await sql<StoredLeaf>`
        select ${sql.raw(STORED_ENTRY_COLUMNS)}, encode(leaf_hash, 'hex') as "leafHash" from audit.entry
        where entry.seq >= ${from} order by entry.seq limit ${portions.entries}`.execute(database());
      return rows;
    },
    async leafHashes(from) {
      const { rows } = await sql<{ hash: string }>`
        select encode(leaf_hash, 'hex') as hash from audit.entry
        where entry.seq >= ${from} order by entry.seq limit ${portions.others}`.execute(database());
      return rows.map(({ hash }) => hash);
    },
    async placeOf(id) {
      const { rows } = await sql<{ seq: string }>`
        select seq::text as seq from audit.entry where id = ${id}::uuid`.execute(database());
      return rows[0] === undefined ? null : Number(rows[0].seq);
    },
  };
}
