import { hashText } from '../normalise/hash-text.ts';
import type { MatchingRecord } from '../normalise/matching-record.ts';
import { lettersOf, type NameValue } from '../normalise/name-value.ts';
import { sharedColumn } from './shared-column.ts';

/** What stands in a row, at which place; 0 stands for what is not known. The free fields follow. */
export const GIVEN = 0;
export const FAMILY = 1;
export const PARENT = 2;
export const BIRTH_DATE = 3;
export const SEX = 4;
export const ADDRESS = 5;
/** The number in the address where there is just one, as a hash. */
export const HOUSE = 6;
export const POSTCODE = 7;
export const POSTCODE_LETTERS = 8;
export const NHS_NUMBER = 9;
export const UPN = 10;
/** 1 where a record says several things of one kind, or has a number that may be wrong: it takes a closer look. */
export const UNCLEAR = 11;
const FIXED = 12;

/** What a screen looks at, a row for each record: one row is together in memory, the records are not. */
export interface ScreenRows {
  readonly rows: Uint32Array;
  /** How many places a row has. */
  readonly width: number;
  /** Given, family and parents’ names, by their number less one. */
  readonly names: readonly NameValue[];
  /** How common each of them is as a given and as a family name, by the same; nothing where it never is one. */
  readonly givenShares: readonly (number | undefined)[];
  readonly familyShares: readonly (number | undefined)[];
}

/** Where the text of a free field stands in a row, as a hash. */
export function freePlace(field: number): number {
  return FIXED + field;
}

/** The rows of all records, in one pass. */
export function screenRows(records: readonly MatchingRecord[], freeFields: number): ScreenRows {
  const width = freePlace(freeFields);
  const rows = sharedColumn(records.length * width);
  const names: NameValue[] = [];
  const [givenShares, familyShares]: [number[], number[]] = [[], []];
  const numbers = new Map<number, number>();
  const numberOf = (name: NameValue | null | undefined): number => {
    if (name === null || name === undefined) return 0;
    const number = numbers.get(name.textHash);
    if (number !== undefined && names[number - 1]?.text === name.text) return number;
    // A name whose hash another has gets a number each time that it comes: it is compared as any other.
    const added = names.push(name);
    if (number === undefined) numbers.set(name.textHash, added);
    return added;
  };
  for (let place = 0; place < records.length; place++) {
    const record = records[place];
    if (record === undefined) continue;
    const [name, address, postcode] = [record.names[0], record.addresses[0], record.postcodes[0]];
    const row = place * width;
    const [given, family] = [numberOf(name?.given), numberOf(name?.family)];
    if (given !== 0) givenShares[given - 1] = name?.given?.share ?? 0;
    if (family !== 0) familyShares[family - 1] = name?.family?.share ?? 0;
    rows[row + GIVEN] = given;
    rows[row + FAMILY] = family;
    rows[row + PARENT] = numberOf(record.parents[0]);
    rows[row + BIRTH_DATE] = record.birthDate;
    rows[row + SEX] = record.sex;
    rows[row + ADDRESS] = address?.textHash ?? 0;
    rows[row + HOUSE] = address?.numbers.length === 1 ? hashText(address.numbers[0] ?? '') : 0;
    rows[row + POSTCODE] = postcode?.textHash ?? 0;
    rows[row + POSTCODE_LETTERS] = postcode === undefined ? 0 : lettersOf(postcode.text);
    rows[row + NHS_NUMBER] = record.nhsNumbers[0]?.textHash ?? 0;
    rows[row + UPN] = record.upns[0]?.textHash ?? 0;
    rows[row + UNCLEAR] = Number(isUnclear(record));
    for (let field = 0; field < freeFields; field++) {
      rows[row + freePlace(field)] = record.others[field]?.textHash ?? 0;
    }
  }
  return { rows, width, names, givenShares, familyShares };
}

function isUnclear({ names, addresses, postcodes, parents, nhsNumbers, upns }: MatchingRecord): boolean {
  if (names.length > 1 || addresses.length > 1 || postcodes.length > 1 || parents.length > 1) return true;
  if (nhsNumbers.length > 1 || upns.length > 1) return true;
  return nhsNumbers[0]?.verified === false || upns[0]?.verified === false;
}
