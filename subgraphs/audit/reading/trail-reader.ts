import type { StoredEntryRow } from '../stored-entry.ts';

/** An entry as the database has it now, and the hash that was stored with it. */
export interface StoredLeaf extends StoredEntryRow {
  /** In hexadecimal. */
  readonly leafHash: string;
}

/** Leaves as the database has them now: a line each, as leaf-lines.ts reads it, and the place after the last. */
export interface StoredLeaves {
  readonly next: number;
  readonly lines: string;
}

/** A checkpoint as the database has it: the size it is filed under, and the signed note. */
export interface StoredCheckpoint {
  readonly size: number;
  readonly note: string;
}

/** An entry of the trail about itself: its place, and its content as JSON. */
export interface StoredOwnChange {
  readonly seq: number;
  readonly content: string;
}

/**
 * The trail as those who check it read it: portions in the order of the trail, from a place on. A portion may be
 * shorter than its limit; an empty one is the end.
 */
export interface TrailReader {
  /** One more than the last place that is taken; 0 for an empty trail. */
  size(): Promise<number>;
  /** Those filed under more than `after` entries, smallest first. */
  checkpoints(after: number): Promise<readonly StoredCheckpoint[]>;
  /** Those that are in the database: from the first that is not in an archive. */
  entries(from: number): Promise<readonly StoredLeaf[]>;
  /** The same, to be hashed; none where `next` is not beyond `from`. */
  leaves(from: number): Promise<StoredLeaves>;
  /** Number of entries at the beginning of which the hashes alone are left: they are in archives. */
  archived(): Promise<number>;
  /** What the trail has recorded of its own keys and archives, in its order. */
  ownChanges(): Promise<readonly StoredOwnChange[]>;
  /** The hashes that are stored with the entries, and those of entries in archives, in hexadecimal. */
  leafHashes(from: number): Promise<readonly string[]>;
  /** The place of an entry; null where there is none with this id, which is a UUID. */
  placeOf(id: string): Promise<number | null>;
}
