import type { LinkModel } from '../model/link-model.ts';
import { NOT_COMPARED, isExact, levelNumber } from '../compare/levels.ts';
import type { MatchingRecord } from '../normalise/matching-record.ts';
import type { IdentifierValue } from '../normalise/identifier-value.ts';

/** Why two records, or a record and a child, are never linked without a person, however well they agree. */
export type GuardReason =
  'IDENTIFIERS_DIFFER' | 'COULD_BE_TWINS' | 'BIRTH_DATE_A_DAY_APART' | 'UNBORN' | 'MARKED_NOT_THE_SAME';

const [GIVEN, FAMILY, , BIRTH_DATE, , ADDRESS, POSTCODE, PARENT, NHS_NUMBER, UPN] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const EXACT = 1;
const GIVEN_DIFFERS = levelNumber('given', 'DIFFERENT');
const GIVEN_PART = levelNumber('given', 'PART');
const OTHERWISE_NAMED: ReadonlySet<number> = new Set([
  levelNumber('given', 'VARIANT'),
  levelNumber('given', 'TYPING'),
  levelNumber('given', 'SOUND'),
]);
const FAMILY_DIFFERS = levelNumber('family', 'DIFFERENT');
const TYPING = levelNumber('other', 'TYPING');
const NEXT_DAY = levelNumber('birthDate', 'NEXT_DAY');

/** Whether two records have verified numbers of one kind, none of which they share. */
export function identifiersDiffer(left: MatchingRecord, right: MatchingRecord): boolean {
  return differ(left.nhsNumbers, right.nhsNumbers) || differ(left.upns, right.upns);
}

function differ(left: readonly IdentifierValue[], right: readonly IdentifierValue[]): boolean {
  let verified = false;
  for (const one of left) {
    for (const other of right) {
      if (one.text === other.text) return false;
      verified ||= one.verified && other.verified;
    }
  }
  return verified;
}

/**
 * What two records' agreement says for and against their being twins or namesakes. Between a record and a child, or two
 * groups of records, it is the sum over all pairs that counts: one record that has the other given name too settles it.
 */
export class TwinGuard {
  #identifier = false;
  #twins = false;
  #givenAgrees = false;
  #otherwiseNamed = false;
  #sameName = false;
  #namesDiffer = false;
  #namesAgree = false;
  #dayApart = false;
  #birthDateAgrees = false;
  #parentAgrees = false;
  readonly #identifying: readonly number[];
  readonly #expectsGivenNames: boolean;

  constructor({ identifying, expectsGivenNames }: Pick<LinkModel, 'identifying' | 'expectsGivenNames'>) {
    this.#identifying = identifying;
    this.#expectsGivenNames = expectsGivenNames;
  }

  add(levels: Uint8Array): void {
    const given = levels[GIVEN] ?? 0;
    const family = levels[FAMILY] ?? 0;
    const birthDate = levels[BIRTH_DATE] ?? 0;
    this.#identifier ||= levels[NHS_NUMBER] === EXACT || levels[UPN] === EXACT;
    for (const place of this.#identifying) this.#identifier ||= levels[place] === EXACT || levels[place] === TYPING;
    // Twins are given each other's names as second names: that one name is a part of the other does not settle it.
    this.#givenAgrees ||= given !== 0 && given !== GIVEN_DIFFERS && given !== GIVEN_PART;
    this.#namesDiffer ||= given === GIVEN_DIFFERS;
    this.#namesAgree ||= given !== NOT_COMPARED && given !== GIVEN_DIFFERS;
    this.#sameName ||= given === EXACT || given === GIVEN_PART;
    this.#birthDateAgrees ||= birthDate === EXACT;
    this.#parentAgrees ||= levels[PARENT] === EXACT;
    const born = birthDate === EXACT || birthDate === NEXT_DAY;
    const sameHome = levels[ADDRESS] === EXACT || isExact('postcode', levels[POSTCODE] ?? 0);
    const sameFamily = family !== 0 && family !== FAMILY_DIFFERS;
    this.#twins ||= born && given === GIVEN_DIFFERS && sameFamily;
    this.#otherwiseNamed ||= OTHERWISE_NAMED.has(given);
    const nameless = this.#expectsGivenNames && given === NOT_COMPARED;
    this.#twins ||= born && nameless && (sameHome || levels[PARENT] === EXACT);
    const sameName = given === EXACT && family === EXACT;
    this.#dayApart ||= birthDate === NEXT_DAY && sameName && sameHome;
  }

  /** Whether no record of the one has a given name that is in any way like one of the other’s. */
  get plainlyOtherNamed(): boolean {
    return this.#namesDiffer && !this.#namesAgree;
  }

  /**
   * Twins: born on one day, or either side of midnight, of one family, with different given names, or of one
   * home where one has no given name yet. A name that comes
   * twice in one spelling and twice in another is two names, not a slip. And the same name at
   * the same home with dates of birth a day apart: nothing but the home and the name says that it is one child, and
   * those are what a family uses again.
   *
   * @param severalEach whether each of the two has more than one record
   */
  reason(severalEach: boolean): GuardReason | null {
    if (this.#identifier) return null;
    if (this.#twins && !this.#givenAgrees) return 'COULD_BE_TWINS';
    if (severalEach && this.#otherwiseNamed && !this.#sameName) return 'COULD_BE_TWINS';
    return this.#dayApart && !this.#birthDateAgrees && !this.#parentAgrees ? 'BIRTH_DATE_A_DAY_APART' : null;
  }
}
