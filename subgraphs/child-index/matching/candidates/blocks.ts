import type { BlockingKey } from '../block/blocking-keys.ts';

/**
 * Children of the index that share a key at most; where there are more, the finer key is looked under. Small, so that what is
 * compared does not grow with the index: what so many have in common says little, and whoever has only that in common with a
 * record is far from being taken for its child.
 */
export const LARGEST_BLOCK = 4;
/** Children of one finer key, or without any, that are compared at most; what is beyond is reported. */
export const LARGEST_FINER_BLOCK = 200;

/** The key of those that have this key and the same finer one; keys themselves are not negative. */
export function narrowed({ key, finer }: Pick<BlockingKey, 'key' | 'finer'>): number {
  return finer ?? -key;
}

/** Side by side: a key, and a child under it. */
export interface LoadedBlocks {
  readonly keys: readonly number[];
  readonly childIds: readonly string[];
  /** Keys of the index that more have than are compared, so that those of the same finer key were told. */
  readonly wide: readonly number[];
  /** Keys that more have than were read. */
  readonly overflowing: readonly number[];
}

/** The children under some blocking keys: those of the index, and those of a batch as they come. */
export class Blocks {
  /** A key has few children: none of them is twice in its list. */
  readonly #children = new Map<number, string[]>();
  readonly #wide = new Set<number>();
  readonly #overflowing = new Set<number>();

  /**
   * Notes that a child is found under these keys.
   * @returns those under which it was not before
   */
  add<Key extends Pick<BlockingKey, 'key' | 'finer'>>(keys: readonly Key[], childId: string): Key[] {
    return keys.filter((one) => {
      if (this.#children.get(narrowed(one))?.includes(childId) === true) return false;
      this.#put(one.key, childId);
      this.#put(narrowed(one), childId);
      return true;
    });
  }

  /** Takes in what the index has. */
  learn({ keys, childIds, wide, overflowing }: LoadedBlocks): void {
    for (const [at, key] of keys.entries()) this.#put(key, childIds[at] ?? '');
    for (const key of wide) this.#wide.add(key);
    for (const key of overflowing) this.#overflowing.add(key);
  }

  #put(key: number, childId: string): void {
    const known = this.#children.get(key);
    if (known === undefined) this.#children.set(key, [childId]);
    // More than are looked at need not be told apart: that there are too many is all that counts.
    else if (known.length <= LARGEST_FINER_BLOCK && !known.includes(childId)) known.push(childId);
  }

  /**
   * The children to compare a record of these keys with.
   * @returns whether all who share a key are among them
   */
  find(keys: readonly Pick<BlockingKey, 'key' | 'finer'>[]): { childIds: Set<string>; isComplete: boolean } {
    const childIds = new Set<string>();
    let isComplete = true;
    for (const one of keys) {
      // Not where a batch alone has too many under a key of which the index told all: the finer key lacks those of the index.
      const under = this.#wide.has(one.key) ? narrowed(one) : one.key;
      isComplete &&= this.#fits(under);
      let most = LARGEST_FINER_BLOCK;
      for (const childId of this.#children.get(under) ?? []) {
        if (most-- === 0) break;
        childIds.add(childId);
      }
    }
    return { childIds, isComplete };
  }

  #fits(key: number): boolean {
    return !this.#overflowing.has(key) && (this.#children.get(key)?.length ?? 0) <= LARGEST_FINER_BLOCK;
  }
}
