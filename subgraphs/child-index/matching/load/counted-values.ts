import type { ValueReader } from '../candidates/matching-record-of.ts';
import { nameValue } from '../normalise/name-value.ts';
import { addressValue, postcodeValue } from '../normalise/place-value.ts';

/**
 * Reads values and counts how common each is. The same text becomes the same value, so that a million records share a
 * few of them.
 */
export class CountedValues implements ValueReader {
  readonly #names = new Counted(nameValue);
  readonly #addresses = new Counted(addressValue);
  readonly #postcodes = new Counted(postcodeValue);

  readonly name = (text: string) => this.#names.read(text);
  readonly address = (text: string) => this.#addresses.read(text);
  readonly postcode = (text: string) => this.#postcodes.read(text);

  /** Tells each value how common it is among so many records. To be called when all have been read. */
  count(records: number): void {
    for (const values of [this.#names, this.#addresses, this.#postcodes]) values.count(records);
  }
}

class Counted<Value extends { readonly text: string; share: number }> {
  readonly #make: (text: string) => Value | null;
  readonly #written = new Map<string, { readonly value: Value | null; times: number }>();
  readonly #compared = new Map<string, { readonly value: Value | null; times: number }>();

  constructor(make: (text: string) => Value | null) {
    this.#make = make;
  }

  read(text: string): Value | null {
    let entry = this.#written.get(text);
    if (entry === undefined) {
      const value = this.#make(text);
      const key = value?.text ?? '';
      entry = this.#compared.get(key) ?? { value, times: 0 };
      this.#compared.set(key, entry);
      this.#written.set(text, entry);
    }
    entry.times++;
    return entry.value;
  }

  count(records: number): void {
    for (const { value, times } of this.#compared.values()) if (value !== null) value.share = times / records;
  }
}
