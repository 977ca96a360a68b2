/** Values by their text, each made once: texts that are written differently but compared as the same share one. */
export class Interned<Value extends { readonly text: string; share: number }> {
  readonly #written = new Map<string, Entry<Value>>();
  readonly #compared = new Map<string, Entry<Value>>();
  readonly #make: (text: string) => Value | null;
  #last: { readonly written: string; readonly entry: Entry<Value> } | null = null;

  constructor(make: (text: string) => Value | null) {
    this.#make = make;
  }

  of(text: string): Value | null {
    return this.#entry(text).value;
  }

  listOf(text: string): readonly Value[] {
    return this.#entry(text).list;
  }

  /** Tells each value how common it is, and forgets the texts: they would take as much room as the records. */
  count(all: number): void {
    for (const { value, times } of this.#compared.values()) {
      if (value === null) continue;
      value.share = times / (all + UNSEEN);
      if ('established' in value) value.established = times >= ESTABLISHED.times && times >= ESTABLISHED.share * all;
    }
    this.#written.clear();
    this.#compared.clear();
    this.#last = null;
  }

  #entry(written: string): Entry<Value> {
    // One person's records often stand together.
    if (written === this.#last?.written) {
      this.#last.entry.times++;
      return this.#last.entry;
    }
    let entry = this.#written.get(written);
    if (entry === undefined) {
      const value = this.#make(written);
      entry = this.#compared.get(value?.text ?? '') ?? { value, list: value === null ? NO_VALUES : [value], times: 0 };
      this.#compared.set(value?.text ?? '', entry);
      this.#written.set(written, entry);
    }
    entry.times++;
    this.#last = { written, entry };
    return entry;
  }
}

/** As if there were so many more records, of others: what a handful says of how common a value is counts for little. */
const UNSEEN = 200;
/** What that many records have, and that large a share of them, is no slip. */
const ESTABLISHED = { times: 5, share: 1 / 2000 };

interface Entry<Value> {
  readonly value: Value | null;
  readonly list: readonly Value[];
  times: number;
}

const NO_VALUES: readonly never[] = [];
