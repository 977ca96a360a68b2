import type { StoredEntryRow } from '../stored-entry.ts';

/** An entry as the database has it now, and the hash that was stored with it. */
export interface StoredLeaf extends StoredEntryRow {
  /** In hexadecimal. */
  readonly leafHash: string;
}

/** A checkpoint as the database has it: the size it is filed under, and the signed note. */
export interface StoredCheckpoint {
  readonly size: number;
  readonly note: string;
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
  entries(from: number): Promise<readonly StoredLeaf[]>;
  /** The hashes that are stored with the entries, in hexadecimal. */
  leafHashes(from: number): Promise<readonly string[]>;
  /** The place of an entry; null where there is none with this id, which is a UUID. */
  placeOf(id: string): Promise<number | null>;
}
