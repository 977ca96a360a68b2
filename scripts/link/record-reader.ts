import type { MatchingRecord, PersonName } from '../../subgraphs/child-index/matching/normalise/matching-record.ts';
import { freeValue, type FreeValue } from '../../subgraphs/child-index/matching/normalise/free-value.ts';
import {
  identifierValue,
  type IdentifierValue,
} from '../../subgraphs/child-index/matching/normalise/identifier-value.ts';
import { nameValue, type NameValue } from '../../subgraphs/child-index/matching/normalise/name-value.ts';
import { addressValue, postcodeValue } from '../../subgraphs/child-index/matching/normalise/place-value.ts';
import { readBirthDate } from '../../subgraphs/child-index/matching/normalise/read-birth-date.ts';
import { readSex } from '../../subgraphs/child-index/matching/normalise/read-sex.ts';
import { foldText } from '../../subgraphs/child-index/matching/normalise/fold-text.ts';
import type { ColumnMap } from './column-map.ts';

type Cell = (row: readonly string[]) => string;

/** Turns rows into records. The same text becomes the same value, so that a million records share a few values. */
export class RecordReader {
  readonly freeFields: readonly string[];
  readonly records: MatchingRecord[] = [];
  readonly #cells: Readonly<Record<Exclude<keyof ColumnMap, 'other'>, Cell>>;
  readonly #others: readonly Cell[];
  readonly #given = new Interned(nameValue);
  readonly #family = new Interned(nameValue);
  readonly #parents = new Interned(nameValue);
  readonly #addresses = new Interned(addressValue);
  readonly #postcodes = new Interned(postcodeValue);
  readonly #free: readonly Interned<FreeValue>[];

  /** @throws Error that names the columns that the heading lacks */
  constructor(heading: readonly string[], columns: ColumnMap) {
    const missing: string[] = [];
    const cellOf = (column: string | undefined): Cell => {
      if (column === undefined) return () => '';
      const place = heading.indexOf(column);
      if (place < 0) missing.push(column);
      return (row) => row[place] ?? '';
    };
    const { other = {}, ...fixed } = columns;
    this.#cells = {
      id: cellOf(fixed.id),
      given: cellOf(fixed.given),
      family: cellOf(fixed.family),
      dob: cellOf(fixed.dob),
      postcode: cellOf(fixed.postcode),
      address: cellOf(fixed.address),
      sex: cellOf(fixed.sex),
      nhs: cellOf(fixed.nhs),
      upn: cellOf(fixed.upn),
      parent: cellOf(fixed.parent),
    };
    this.#others = Object.values(other).map(cellOf);
    this.freeFields = Object.keys(other);
    this.#free = this.freeFields.map(() => new Interned(freeValue));
    if (missing.length > 0) {
      throw new Error(
        `The file has no column ${missing.map((name) => `“${name}”`).join(', ')}; it has ${heading.join(', ')}.`,
      );
    }
  }

  /** The id of a row; empty where it has none. */
  idOf(row: readonly string[]): string {
    return this.#cells.id(row).trim();
  }

  add(row: readonly string[]): void {
    const cells = this.#cells;
    const given = this.#given.of(cells.given(row));
    const family = this.#family.of(cells.family(row));
    this.records.push({
      names: given === null && family === null ? NO_NAMES : [{ given, family }],
      birthDate: readBirthDate(cells.dob(row)),
      sex: readSex(cells.sex(row)),
      addresses: this.#addresses.listOf(cells.address(row)),
      postcodes: this.#postcodes.listOf(cells.postcode(row)),
      parents: this.#parents.listOf(withoutFamily(cells.parent(row), family)),
      nhsNumbers: identifiers(cells.nhs(row)),
      upns: identifiers(cells.upn(row)),
      others:
        this.#others.length === 0
          ? NO_VALUES
          : this.#others.map((cell, field) => this.#free[field]?.of(cell(row)) ?? null),
      unborn: false,
    });
  }

  /** Tells each value how common it is. To be called when all rows have been added. */
  count(): void {
    const all = this.records.length;
    for (const values of [this.#given, this.#family, this.#parents, this.#addresses, this.#postcodes, ...this.#free]) {
      values.count(all);
    }
  }
}

/** Values by their text, each made once: texts that are written differently but compared as the same share one. */
class Interned<Value extends { readonly text: string; share: number }> {
  readonly #written = new Map<string, Entry<Value>>();
  readonly #compared = new Map<string, Entry<Value>>();
  readonly #make: (text: string) => Value | null;

  constructor(make: (text: string) => Value | null) {
    this.#make = make;
  }

  of(text: string): Value | null {
    return this.#entry(text).value;
  }

  listOf(text: string): readonly Value[] {
    return this.#entry(text).list;
  }

  count(all: number): void {
    for (const { value, times } of this.#compared.values()) if (value !== null) value.share = times / all;
  }

  #entry(written: string): Entry<Value> {
    let entry = this.#written.get(written);
    if (entry === undefined) {
      const value = this.#make(written);
      entry = this.#compared.get(value?.text ?? '') ?? { value, list: value === null ? NO_VALUES : [value], times: 0 };
      this.#compared.set(value?.text ?? '', entry);
      this.#written.set(written, entry);
    }
    entry.times++;
    return entry;
  }
}

interface Entry<Value> {
  readonly value: Value | null;
  readonly list: readonly Value[];
  times: number;
}

const NO_VALUES: readonly never[] = [];
const NO_NAMES: readonly PersonName[] = [];

function identifiers(text: string): readonly IdentifierValue[] {
  if (text === '') return NO_VALUES;
  const value = identifierValue(text, isWellFormed);
  return value === null ? NO_VALUES : [value];
}

function isWellFormed(text: string): boolean {
  return /^(\d{10}|[A-Z]\d{11}[A-Z0-9])$/.test(text);
}

function withoutFamily(parent: string, family: NameValue | null): string {
  if (parent === '' || family === null) return parent;
  return foldText(parent)
    .filter((word) => !family.words.includes(word))
    .join(' ');
}
