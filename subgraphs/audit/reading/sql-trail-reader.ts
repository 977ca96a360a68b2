import { sql } from 'kysely';
import { LEAF_LINE } from '../leaf-lines.ts';
import { STORED_ENTRY_COLUMNS } from '../stored-entry.ts';
import { HASH_BYTES } from '../trail/merkle/tree-hash.ts';
import { OWN_CHANGES } from '../trail/own-entry.ts';
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
    async leaves(from) {
      const { rows } = await sql<{ next: string; lines: string }>`
        select coalesce(max(seq) + 1, 0)::text as next, coalesce(string_agg(line, chr(10)), '') as lines from (
          select seq, ${sql.raw(LEAF_LINE)} as line from audit.entry
          where entry.seq >= ${from} order by entry.seq limit ${portions.entries}) as leaf`.execute(database());
      return { next: Number(rows[0]?.next ?? 0), lines: rows[0]?.lines ?? '' };
    },
    async archived() {
      const { rows } = await sql<{ end: string }>`
        select coalesce(max(first + length(hashes) / ${HASH_BYTES}), 0)::text as end
        from audit.archived_leaf`.execute(database());
      return Number(rows[0]?.end ?? 0);
    },
    async ownChanges() {
      const { rows } = await sql<{ seq: string; content: string }>`
        select seq::text as seq, content::text as content from audit.entry
        where kind = 'change' and recorded_by = 'audit'
          and content ->> 'change' in (${OWN_CHANGES.signingKey}, ${OWN_CHANGES.archived})
        order by entry.seq`.execute(database());
      return rows.map(({ seq, content }) => ({ seq: Number(seq), content }));
    },
    async leafHashes(from) {
      const archived = await archivedHashes(database(), from);
      if (archived.length > 0) return archived;
      const { rows } = await sql<{ hash: string }>`
        select encode(leaf_hash, 'hex') as hash from audit.entry
        where entry.seq >= ${from} order by entry.seq limit ${portions.others}`.execute(database());
      return rows.map(({ hash }) => hash);
    },
    async placeOf(id) {
      const { rows } = await sql<{ seq: string }>`
        select seq::text as seq from audit.entry_place where id = ${id}::uuid`.execute(database());
      return rows[0] === undefined ? null : Number(rows[0].seq);
    },
  };
}

/** What is kept of archived entries, from a place on: as many hashes as were put together. */
async function archivedHashes(database: TrailDatabase, from: number): Promise<string[]> {
  const { rows } = await sql<{ first: string; hashes: string }>`
    select first::text as first, encode(hashes, 'hex') as hashes from audit.archived_leaf
    where first <= ${from} and ${from} < first + length(hashes) / ${HASH_BYTES}`.execute(database);
  const [row] = rows;
  if (row === undefined) return [];
  const all = Buffer.from(row.hashes, 'hex').subarray((from - Number(row.first)) * HASH_BYTES);
  return Array.from({ length: all.length / HASH_BYTES }, (_, place) =>
    all.toString('hex', place * HASH_BYTES, (place + 1) * HASH_BYTES),
  );
}
