import type { MatchingRecord, PersonName } from '../normalise/matching-record.ts';
import { birthDateLevel } from './birth-date-level.ts';
import { freeLevel } from './free-level.ts';
import { identifierLevel } from './identifier-level.ts';
import { NOT_COMPARED, levelNumber, levelsAtOnce } from './levels.ts';
import { familyLevel, givenLevel } from './name-levels.ts';
import { parentLevel } from './parent-level.ts';
import { addressLevel, postcodeLevel } from './place-levels.ts';

/** The fields that every model has, at their places in an agreement; free fields follow them. */
export const FIXED_FIELDS = [
  'given',
  'family',
  'order',
  'birthDate',
  'sex',
  'address',
  'postcode',
  'parent',
  'nhsNumber',
  'upn',
] as const;

const [GIVEN, FAMILY, ORDER, BIRTH_DATE, SEX, ADDRESS, POSTCODE, PARENT, NHS_NUMBER, UPN] = [
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9,
];
const EXACT = 1;
const GIVEN_DIFFERS = levelNumber('given', 'DIFFERENT');
const FAMILY_DIFFERS = levelNumber('family', 'DIFFERENT');
const NEAR_ADDRESS = levelNumber('address', 'NEAR');
const POSTCODE_LEVELS = levelsAtOnce('postcode');
const STRAIGHT = levelNumber('order', 'STRAIGHT');
const SWAPPED = levelNumber('order', 'SWAPPED');

/** In what two records agree, field by field. One is used again and again where millions of pairs are compared. */
export class Agreement {
  /** The level of each field: see LEVELS. */
  readonly levels: Uint8Array;
  /** Where a field agrees exactly, the share of all records that have this value; 0 where that is not known. */
  readonly shares: Float64Array;

  constructor(freeFields: number) {
    this.levels = new Uint8Array(FIXED_FIELDS.length + freeFields);
    this.shares = new Float64Array(FIXED_FIELDS.length + freeFields);
  }

  /** Compares two records; of several names, addresses or numbers the two that agree best count. */
  compare(left: MatchingRecord, right: MatchingRecord): this {
    const { levels } = this;
    this.#compareNames(left.names, right.names);
    levels[BIRTH_DATE] = birthDateLevel(left.birthDate, right.birthDate);
    levels[SEX] = left.sex === 0 || right.sex === 0 ? NOT_COMPARED : left.sex === right.sex ? EXACT : 2;
    this.#compareBest(ADDRESS, left.addresses, right.addresses, addressLevel);
    this.#compareBest(POSTCODE, left.postcodes, right.postcodes, postcodeLevel);
    const [address = NOT_COMPARED, postcode = NOT_COMPARED] = [levels[ADDRESS], levels[POSTCODE]];
    if (address !== NOT_COMPARED && postcode !== NOT_COMPARED)
      levels[POSTCODE] = postcode + POSTCODE_LEVELS * (address <= NEAR_ADDRESS ? 1 : 2);
    this.#compareBest(PARENT, left.parents, right.parents, parentLevel);
    this.#compareBest(NHS_NUMBER, left.nhsNumbers, right.nhsNumbers, identifierLevel);
    this.#compareBest(UPN, left.upns, right.upns, identifierLevel);
    for (let place = FIXED_FIELDS.length; place < levels.length; place++) {
      const one = left.others[place - FIXED_FIELDS.length] ?? null;
      levels[place] = freeLevel(one, right.others[place - FIXED_FIELDS.length] ?? null);
      this.shares[place] = one?.share ?? 0;
    }
    return this;
  }

  #compareNames(left: readonly PersonName[], right: readonly PersonName[]): void {
    this.levels[GIVEN] = this.levels[FAMILY] = this.levels[ORDER] = NOT_COMPARED;
    let best = Infinity;
    for (const one of left) {
      for (const other of right) best = Math.min(best, this.#compareName(one, other, best));
    }
  }

  /** Takes the pair of names over where it agrees better than what was found so far; answers how well it agrees. */
  #compareName(left: PersonName, right: PersonName, best: number): number {
    const given = givenLevel(left.given, right.given);
    const family = familyLevel(left.family, right.family);
    const straight = distance(given, family);
    if (straight < best) this.#setName(given, family, STRAIGHT, left.given?.share ?? 0, left.family?.share ?? 0);
    if (given !== GIVEN_DIFFERS || family !== FAMILY_DIFFERS) return straight;
    const crossed = crossedLevels(left, right);
    if (crossed === null || crossed.distance >= Math.min(best, straight)) return straight;
    this.#setName(crossed.given, crossed.family, SWAPPED, 0, 0);
    return crossed.distance;
  }

  #setName(given: number, family: number, order: number, givenShare: number, familyShare: number): void {
    this.levels[GIVEN] = given;
    this.levels[FAMILY] = family;
    // Which way round two names stand, one name alone does not tell.
    this.levels[ORDER] = given === NOT_COMPARED || family === NOT_COMPARED ? NOT_COMPARED : order;
    this.shares[GIVEN] = givenShare;
    this.shares[FAMILY] = familyShare;
  }

  #compareBest<Value extends { readonly share: number }>(
    place: number,
    left: readonly Value[],
    right: readonly Value[],
    levelOf: (left: Value, right: Value) => number,
  ): void {
    this.levels[place] = NOT_COMPARED;
    const [first, second] = [left[0], right[0]];
    if (first === undefined || second === undefined) return;
    if (first === second) {
      this.levels[place] = EXACT;
      this.shares[place] = first.share;
      return;
    }
    let best: number = NOT_COMPARED;
    for (let one = 0; one < left.length; one++) {
      for (let other = 0; other < right.length; other++) {
        const [value, against] = [left[one], right[other]];
        if (value === undefined || against === undefined) continue;
        const level = value === against ? EXACT : levelOf(value, against);
        if (best !== NOT_COMPARED && level >= best) continue;
        best = level;
        this.shares[place] = value.share;
      }
    }
    this.levels[place] = best;
  }
}

/** How far two names are from agreeing; what is not known stands between agreement and difference. */
function distance(given: number, family: number): number {
  return (given === NOT_COMPARED ? 4 : given) + (family === NOT_COMPARED ? 3 : family);
}

/** How two names agree once one is turned round; null where they do not. Whichever is turned, the answer is the same. */
function crossedLevels(
  left: PersonName,
  right: PersonName,
): { given: number; family: number; distance: number } | null {
  const ways = [
    { given: givenLevel(left.given, right.family), family: familyLevel(left.family, right.given) },
    { given: givenLevel(left.family, right.given), family: familyLevel(left.given, right.family) },
  ];
  let found = null;
  for (const { given, family } of ways) {
    if (given === GIVEN_DIFFERS || family === FAMILY_DIFFERS) continue;
    const way = { given, family, distance: distance(given, family) + 1 };
    const better =
      found === null || way.distance < found.distance || (way.distance === found.distance && given < found.given);
    if (better) found = way;
  }
  return found;
}
