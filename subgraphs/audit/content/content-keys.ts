import type { KeyRing } from '../../../schema/contract/key-ring.ts';
import type { DataKey } from '../trail/content/sealed-content.ts';
import type { TrailDatabase } from '../trail-database.ts';
import { isOfChild } from '../trail/content/personal-content.ts';
import { readKeys } from './read-keys.ts';
import { newDataKey, unwrapDataKey, type NewKey, type WrappedKey } from './wrapped-key.ts';

/** Keys kept at hand, at most; the one that was not used for longest makes way. */
const KEPT = 10_000;

/** Keys for some subjects, and which of them are new and have to be stored before anything under them is. */
export interface KeysAtHand {
  readonly keys: ReadonlyMap<string, DataKey>;
  readonly made: readonly WrappedKey[];
  /** True where it was only assumed that some have no key yet: storing the new ones then shows whether that holds. */
  readonly assumed: boolean;
}

/** The keys of the trail’s content, in the hands of its one writer. */
export class ContentKeys {
  readonly #masters: KeyRing;
  readonly #kept = new Map<string, DataKey>();
  /** Keys that are not stored yet, and may never be. */
  readonly #offered = new Map<string, NewKey>();

  constructor(masters: KeyRing) {
    this.#masters = masters;
  }

  /**
   * The key that a subject will probably have, for whoever wants to begin before it is the entry’s turn: one that is kept,
   * or a new one where there hardly ever is one already. Null where it would have to be looked up.
   */
  probable(subject: string): DataKey | null {
    const known = this.#kept.get(subject) ?? this.#offered.get(subject)?.key;
    if (known !== undefined) return known;
    if (isOfChild(subject)) return null;
    const made = newDataKey(subject, this.#masters);
    this.#offered.set(subject, made);
    dropOldest(this.#offered);
    return made.key;
  }

  /**
   * The keys of these subjects, made where there are none. Of a request there hardly ever is one, so unless `certain`
   * that is assumed and not looked up.
   * @param read runs something on the database, where that is necessary
   * @throws Error when one needs a master key that was not given
   */
  async of(
    subjects: ReadonlySet<string>,
    read: <T>(step: (database: TrailDatabase) => Promise<T>) => Promise<T>,
    certain: boolean,
  ): Promise<KeysAtHand> {
    const keys = new Map<string, DataKey>();
    const unknown: string[] = [];
    for (const subject of subjects) {
      const kept = this.#kept.get(subject);
      if (kept === undefined) unknown.push(subject);
      else keys.set(subject, kept);
    }
    const lookedUp = certain ? unknown : unknown.filter(isOfChild);
    if (lookedUp.length > 0) {
      for (const stored of await read((database) => readKeys(database, lookedUp)))
        keys.set(stored.subject, unwrapDataKey(stored, this.#masters));
    }
    const made: WrappedKey[] = [];
    for (const subject of unknown) {
      if (keys.has(subject)) continue;
      const { key, stored } = this.#offered.get(subject) ?? newDataKey(subject, this.#masters);
      keys.set(subject, key);
      made.push(stored);
    }
    return { keys, made, assumed: lookedUp.length < unknown.length };
  }

  /** Keeps keys at hand. Only those that are stored: what is encrypted under another could never be read. */
  keep(keys: ReadonlyMap<string, DataKey>): void {
    for (const [subject, key] of keys) {
      this.#kept.delete(subject);
      this.#kept.set(subject, key);
      this.#offered.delete(subject);
    }
    dropOldest(this.#kept);
  }

  /** Forgets all of them, as some may have been erased. */
  clear(): void {
    this.#kept.clear();
    this.#offered.clear();
  }
}

function dropOldest(keys: Map<string, unknown>): void {
  for (const subject of keys.keys()) {
    if (keys.size <= KEPT) return;
    keys.delete(subject);
  }
}
