/** A map that forgets what was used least recently once it holds more than it may. */
export interface BoundedCache<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): void;
  /** The keys that were used last, the very last first. */
  newest(most: number): readonly Key[];
}

/**
 * @param most how much it may hold: entries, or what `sizeOf` counts in
 * @param sizeOf the size of one entry; an entry that is larger than the whole is not kept
 */
export function boundedCache<Key, Value>(
  most: number,
  sizeOf: (key: Key, value: Value) => number = () => 1,
): BoundedCache<Key, Value> {
  const entries = new Map<Key, Value>(); // a Map keeps the order of insertion: the first entry is the oldest
  let held = 0;
  const forget = (key: Key) => {
    const value = entries.get(key);
    if (value === undefined) return;
    entries.delete(key);
    held -= sizeOf(key, value);
  };
  return {
    get: (key) => {
      const value = entries.get(key);
      if (value !== undefined) {
        entries.delete(key);
        entries.set(key, value);
      }
      return value;
    },
    newest: (most) => [...entries.keys()].slice(-most).toReversed(),
    set: (key, value) => {
      forget(key);
      const size = sizeOf(key, value);
      if (size > most) return;
      entries.set(key, value);
      held += size;
      for (const oldest of entries.keys()) {
        if (held <= most) return;
        forget(oldest);
      }
    },
  };
}
