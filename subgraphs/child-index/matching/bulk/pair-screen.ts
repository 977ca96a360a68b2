import { birthDateLevel } from '../compare/birth-date-level.ts';
import { bitsIn } from '../compare/close-text.ts';
import { levelNumber } from '../compare/levels.ts';
import { familyLevel, givenLevel } from '../compare/name-levels.ts';
import { parentLevel } from '../compare/parent-level.ts';
import type { NameValue } from '../normalise/name-value.ts';
import { LevelCache } from './level-cache.ts';
import type { Bounds } from './most-bits.ts';
import { EXACT, type ScreenData } from './screen-data.ts';
import * as AT from './screen-rows.ts';

const DIFFERENT = 2;
const GIVEN_DIFFERS = levelNumber('given', 'DIFFERENT');
const FAMILY_DIFFERS = levelNumber('family', 'DIFFERENT');

/**
 * Tells at a glance that two records cannot agree well enough: most pairs that share a block are of strangers. It reads
 * rows of numbers alone, so that millions of pairs are passed over without touching the records. A pair that it lets pass
 * may still be found not to agree; one that it stops would not have reached the odds.
 */
export class PairScreen {
  readonly #rows: Uint32Array;
  readonly #width: number;
  readonly #least: number;
  readonly #bits: ScreenData['bits'];
  /** What a name adds that both have, by its number. */
  readonly #givenBits: Float64Array;
  readonly #familyBits: Float64Array;
  readonly #givenLevel: LevelCache;
  readonly #familyLevel: LevelCache;
  readonly #parentLevel: LevelCache;

  constructor({ rows, width, names, least, bits, givenBits, familyBits }: ScreenData) {
    [this.#rows, this.#width, this.#least] = [rows, width, least];
    [this.#bits, this.#givenBits, this.#familyBits] = [bits, givenBits, familyBits];
    const cache = (levelOf: (left: NameValue, right: NameValue) => number) =>
      new LevelCache((left, right) => {
        const [one, other] = [names[left - 1], names[right - 1]];
        return one === undefined || other === undefined ? 0 : levelOf(one, other);
      });
    this.#givenLevel = cache(givenLevel);
    this.#familyLevel = cache(familyLevel);
    this.#parentLevel = cache(parentLevel);
  }

  /** Whether two records may reach the odds, by the most that each field can add. */
  mayPass(left: number, right: number): boolean {
    const [one, other] = [left * this.#width, right * this.#width];
    const rows = this.#rows;
    if (rows[one + AT.UNCLEAR] === 1 || rows[other + AT.UNCLEAR] === 1) return true;
    const { prior, birthDate, sex, nhsNumber, upn, parent, parents } = this.#bits;
    let sum = prior;
    sum += birthDate[birthDateLevel(rows[one + AT.BIRTH_DATE] ?? 0, rows[other + AT.BIRTH_DATE] ?? 0)] ?? 0;
    const [firstSex, secondSex] = [rows[one + AT.SEX], rows[other + AT.SEX]];
    if (firstSex !== 0 && secondSex !== 0) sum += sex[firstSex === secondSex ? EXACT : DIFFERENT] ?? 0;
    sum += this.#sameOrNot(one + AT.NHS_NUMBER, other + AT.NHS_NUMBER, nhsNumber);
    sum += this.#sameOrNot(one + AT.UPN, other + AT.UPN, upn);
    sum += this.#placeBits(one, other);
    sum += this.#freeBits(one, other);
    // Most strangers are told by what takes no comparing of letters, and most others by their parents.
    const names = this.#mostNameBits(one, other);
    if (sum + names + this.#sameOrNot(one + AT.PARENT, other + AT.PARENT, parents) < this.#least) return false;
    sum += parent[levelBy(this.#parentLevel, rows[one + AT.PARENT] ?? 0, rows[other + AT.PARENT] ?? 0)] ?? 0;
    if (sum + names < this.#least) return false;
    sum += this.#nameBits(one, other);
    return sum >= this.#least;
  }

  /** What the names can add, by whether they are the same alone. */
  #mostNameBits(one: number, other: number): number {
    const rows = this.#rows;
    const [given = 0, otherGiven = 0] = [rows[one + AT.GIVEN], rows[other + AT.GIVEN]];
    const [family = 0, otherFamily = 0] = [rows[one + AT.FAMILY], rows[other + AT.FAMILY]];
    const bits = this.#bits;
    let sum = bits.order;
    if (given !== 0 && otherGiven !== 0) sum += given === otherGiven ? (this.#givenBits[given] ?? 0) : bits.otherGiven;
    if (family !== 0 && otherFamily !== 0)
      sum += family === otherFamily ? (this.#familyBits[family] ?? 0) : bits.otherFamily;
    return given === otherGiven || family === otherFamily ? sum : Math.max(sum, bits.turnedRound);
  }

  /** Infinity where one of the names may have been turned round. */
  #nameBits(one: number, other: number): number {
    const rows = this.#rows;
    const [given = 0, otherGiven = 0] = [rows[one + AT.GIVEN], rows[other + AT.GIVEN]];
    const [family = 0, otherFamily = 0] = [rows[one + AT.FAMILY], rows[other + AT.FAMILY]];
    const givenAgreed = levelBy(this.#givenLevel, given, otherGiven);
    const familyAgreed = levelBy(this.#familyLevel, family, otherFamily);
    if (givenAgreed === GIVEN_DIFFERS && familyAgreed === FAMILY_DIFFERS) {
      const crossed = (first: number, second: number, third: number, fourth: number): boolean =>
        levelBy(this.#givenLevel, first, second) !== GIVEN_DIFFERS &&
        levelBy(this.#familyLevel, third, fourth) !== FAMILY_DIFFERS;
      if (crossed(given, otherFamily, family, otherGiven) || crossed(family, otherGiven, given, otherFamily))
        return Infinity;
    }
    const { givenLevels, familyLevels, order } = this.#bits;
    const sum =
      ((givenAgreed === EXACT ? this.#givenBits[given] : givenLevels[givenAgreed]) ?? 0) +
      ((familyAgreed === EXACT ? this.#familyBits[family] : familyLevels[familyAgreed]) ?? 0);
    return givenAgreed === 0 || familyAgreed === 0 ? sum : sum + order;
  }

  #placeBits(one: number, other: number): number {
    const [rows, bits] = [this.#rows, this.#bits];
    let sum = this.#sameOrNot(one + AT.ADDRESS, other + AT.ADDRESS, bits.address);
    const [house, otherHouse] = [rows[one + AT.HOUSE], rows[other + AT.HOUSE]];
    if (house !== 0 && otherHouse !== 0 && house !== otherHouse) sum = bits.otherHouse;
    if (rows[one + AT.POSTCODE] === 0 || rows[other + AT.POSTCODE] === 0) return sum;
    if (rows[one + AT.POSTCODE] === rows[other + AT.POSTCODE]) return sum + bits.postcode.same;
    // One slip changes at most two letters of those that occur.
    const apart = bitsIn((rows[one + AT.POSTCODE_LETTERS] ?? 0) ^ (rows[other + AT.POSTCODE_LETTERS] ?? 0));
    return sum + (apart <= 2 ? bits.postcode.differs : bits.otherPostcode);
  }

  #freeBits(one: number, other: number): number {
    const { others } = this.#bits;
    let sum = 0;
    for (let field = 0; field < others.length; field++) {
      const [text, bounds] = [AT.freePlace(field), others[field]];
      if (bounds !== undefined) sum += this.#sameOrNot(one + text, other + text, bounds);
    }
    return sum;
  }

  #sameOrNot(one: number, other: number, { same, differs }: Bounds): number {
    const [value, otherValue] = [this.#rows[one], this.#rows[other]];
    if (value === 0 || otherValue === 0) return 0;
    return value === otherValue ? same : differs;
  }
}

function levelBy(cache: LevelCache, left: number, right: number): number {
  if (left === 0 || right === 0) return 0;
  return left === right ? EXACT : cache.of(left, right);
}
