import type { ValueReader } from '../candidates/matching-record-of.ts';
import { nameValue } from '../normalise/name-value.ts';
import { addressValue, postcodeValue } from '../normalise/place-value.ts';

/**
 * Reads values and counts how common each is. What says the same becomes the same value, so that a million records share
 * a few of them.
 */
export class CountedValues implements ValueReader {
  // Mary-Ann and Maryann are one name, and as common; they are found by how their first words sound.
  readonly #names = new Counted(nameValue, ({ words }) => words.join(' '));
  readonly #addresses = new Counted(addressValue, ({ text }) => text);
  readonly #postcodes = new Counted(postcodeValue, ({ text }) => text);

  readonly name = (text: string) => this.#names.read(text);
  readonly address = (text: string) => this.#addresses.read(text);
  readonly postcode = (text: string) => this.#postcodes.read(text);

  /** Tells each value how common it is among so many records. To be called when all have been read. */
  count(records: number): void {
    for (const values of [this.#names, this.#addresses, this.#postcodes]) values.count(records);
  }
}

interface Entry<Value> {
  readonly value: Value | null;
  /** How often the same text came, however it was written. */
  readonly said: { times: number };
}

class Counted<Value extends { readonly text: string; share: number }> {
  readonly #make: (text: string) => Value | null;
  readonly #keyOf: (value: Value) => string;
  readonly #written = new Map<string, Entry<Value>>();
  readonly #made = new Map<string, Entry<Value>>();
  readonly #said = new Map<string, { times: number }>();

  /** @param keyOf the same for values that are the same in all that they are compared and found by */
  constructor(make: (text: string) => Value | null, keyOf: (value: Value) => string) {
    this.#make = make;
    this.#keyOf = keyOf;
  }

  read(text: string): Value | null {
    let entry = this.#written.get(text);
    if (entry === undefined) {
      const value = this.#make(text);
      entry = value === null ? { value, said: { times: 0 } } : this.#entryOf(value);
      this.#written.set(text, entry);
    }
    entry.said.times++;
    return entry.value;
  }

  count(records: number): void {
    for (const { value, said } of this.#made.values()) if (value !== null) value.share = said.times / records;
  }

  #entryOf(value: Value): Entry<Value> {
    const key = this.#keyOf(value);
    const known = this.#made.get(key);
    if (known !== undefined) return known;
    const said = this.#said.get(value.text) ?? { times: 0 };
    const entry = { value, said };
    this.#said.set(value.text, said);
    this.#made.set(key, entry);
    return entry;
  }
}
