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
import { Interned } from './interned.ts';
import { Remembered } from './remembered.ts';

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
  readonly #parentWords = new Remembered(foldText);
  readonly #birthDates = new Remembered(readBirthDate);
  readonly #sexes = new Remembered(readSex);
  readonly #addresses = new Interned(addressValue);
  readonly #postcodes = new Interned(postcodeValue);
  readonly #free: readonly Interned<FreeValue>[];

  /** @throws Error that names the columns that the heading lacks, or has twice */
  constructor(heading: readonly string[], columns: ColumnMap) {
    const [missing, used]: [string[], string[]] = [[], []];
    const cellOf = (column: string | undefined): Cell => {
      if (column === undefined) return () => '';
      const place = heading.indexOf(column);
      if (place < 0) missing.push(column);
      used.push(column);
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
      const separated =
        heading.length === 1 && /[;\t|]/.test(heading[0] ?? '') ? ' Separate the fields by commas.' : '';
      const names = missing.map((name) => `“${name}”`).join(', ');
      throw new Error(`The file has no column ${names}; ${found(heading)}.${separated}`);
    }
    const unclear = [...new Set(used)].filter((name) => heading.indexOf(name) !== heading.lastIndexOf(name));
    if (unclear.length > 0) {
      throw new Error(`The file has two columns ${unclear.map((name) => `“${name}”`).join(', ')}: which one is meant?`);
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
      names: this.#namesOf(given, family),
      birthDate: this.#birthDates.of(cells.dob(row)),
      sex: this.#sexes.of(cells.sex(row)),
      addresses: this.#addresses.listOf(cells.address(row)),
      postcodes: this.#postcodes.listOf(cells.postcode(row)),
      parents: this.#parents.listOf(this.#withoutFamily(cells.parent(row), family)),
      nhsNumbers: identifiers(cells.nhs(row)),
      upns: identifiers(cells.upn(row)),
      others:
        this.#others.length === 0
          ? NO_VALUES
          : this.#others.map((cell, field) => this.#free[field]?.of(cell(row)) ?? null),
      unborn: false,
    });
  }

  /** One person's records often stand together, and share them. */
  #namesOf(given: NameValue | null, family: NameValue | null): readonly PersonName[] {
    const last = this.records.at(-1)?.names ?? NO_NAMES;
    if (last[0]?.given === given && last[0].family === family) return last;
    return given === null && family === null ? NO_NAMES : [{ given, family }];
  }

  #withoutFamily(parent: string, family: NameValue | null): string {
    if (parent === '' || family === null) return parent;
    const words = this.#parentWords.of(parent);
    if (!words.some((word) => family.words.includes(word))) return parent;
    return words.filter((word) => !family.words.includes(word)).join(' ');
  }

  /** Tells each value how common it is. To be called when all rows have been added. */
  count(): void {
    const all = this.records.length;
    for (const values of [this.#given, this.#family, this.#parents, this.#addresses, this.#postcodes, ...this.#free]) {
      values.count(all);
    }
  }
}

/** What the heading has, so that a name that was mistyped is seen; unless it may be no heading but somebody’s record. */
function found(heading: readonly string[]): string {
  const names = heading.join(', ');
  if (/\d{4}|\d\/\d/.test(names)) return 'its first line seems to be a record, and has to be the heading';
  return `it has ${names.length > LONGEST_SHOWN ? `${names.slice(0, LONGEST_SHOWN)} …` : names}`;
}

/** Characters. */
const LONGEST_SHOWN = 500;

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
