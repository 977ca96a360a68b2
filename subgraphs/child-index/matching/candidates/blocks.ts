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
  /** Of the index, as it told last; and those that came. A key has few children: none of them is twice in its list. */
  #told = new Map<number, string[]>();
  readonly #added = new Map<number, string[]>();
  #wide: ReadonlySet<number> = new Set();
  #overflowing: ReadonlySet<number> = new Set();

  /**
   * Notes that a child is found under these keys.
   * @returns those under which it was not before
   */
  add<Key extends Pick<BlockingKey, 'key' | 'finer'>>(keys: readonly Key[], childId: string): Key[] {
    return keys.filter((one) => {
      const under = narrowed(one);
      if (has(this.#told, under, childId) || has(this.#added, under, childId)) return false;
      put(this.#added, one.key, childId);
      put(this.#added, under, childId);
      return true;
    });
  }

  /** Takes in what the index has under the keys that are looked under next, instead of what it told before. */
  learn({ keys, childIds, wide, overflowing }: LoadedBlocks): void {
    this.#told = new Map();
    for (const [at, key] of keys.entries()) put(this.#told, key, childIds[at] ?? '');
    this.#wide = new Set(wide);
    this.#overflowing = new Set(overflowing);
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
      const key = this.#wide.has(one.key) ? narrowed(one) : one.key;
      const under = this.#under(key);
      isComplete &&= !this.#overflowing.has(key) && under.length <= LARGEST_FINER_BLOCK;
      let most = LARGEST_FINER_BLOCK;
      for (const childId of under) {
        if (most-- === 0) break;
        childIds.add(childId);
      }
    }
    return { childIds, isComplete };
  }

  #under(key: number): readonly string[] {
    const [told, added] = [this.#told.get(key), this.#added.get(key)];
    if (told === undefined || added === undefined) return told ?? added ?? [];
    return [...told, ...added.filter((childId) => !told.includes(childId))];
  }
}

function has(children: ReadonlyMap<number, readonly string[]>, key: number, childId: string): boolean {
  return children.get(key)?.includes(childId) === true;
}

function put(children: Map<number, string[]>, key: number, childId: string): void {
  const known = children.get(key);
  if (known === undefined) children.set(key, [childId]);
  // More than are looked at need not be told apart: that there are too many is all that counts.
  else if (known.length <= LARGEST_FINER_BLOCK && !known.includes(childId)) known.push(childId);
}
