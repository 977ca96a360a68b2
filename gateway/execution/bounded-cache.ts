/** A map that forgets what was used least recently once it holds `most` entries. */
export interface BoundedCache<Key, Value> {
  get(key: Key): Value | undefined;
  set(key: Key, value: Value): void;
}

export function boundedCache<Key, Value>(most: number): BoundedCache<Key, Value> {
  const entries = new Map<Key, Value>(); // a Map keeps the order of insertion: the first entry is the oldest
  return {
    get: (key) => {
      const value = entries.get(key);
      if (value !== undefined) {
        entries.delete(key);
        entries.set(key, value);
      }
      return value;
    },
    set: (key, value) => {
      entries.delete(key);
      entries.set(key, value);
      const [oldest] = entries.keys();
      if (entries.size > most && oldest !== undefined) entries.delete(oldest);
    },
  };
}
