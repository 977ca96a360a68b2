import { HubError } from '../../../schema/contract/error-codes.ts';
import { toOutcode } from 'postcode';
import { nameKey, postcodeKey } from '../matching/normalise.ts';
import { nameSounds, type NameSounds } from '../matching/normalise/name-sounds.ts';

/** What is searched for. Dates are `YYYY-MM-DD`, ages whole years. */
export interface SearchCriteria {
  readonly familyName: string;
  readonly givenName: string | null;
  readonly dateOfBirth: string | null;
  readonly ageFrom: number | null;
  readonly ageTo: number | null;
  readonly postcode: string | null;
  readonly district: string | null;
  readonly school: string | null;
}

/** The criteria as compared; null for one that was not given or that nothing is left of. */
export interface SearchKeys extends NameSounds {
  readonly family: string;
  readonly given: string | null;
  readonly dateOfBirth: string | null;
  /** Days between which the birthday is, both included. */
  readonly bornFrom: string | null;
  readonly bornTo: string | null;
  readonly postcode: string | null;
  /** The postcode but for its last three characters. */
  readonly district: string | null;
  /** The school as agencies name the unit, of letters and digits alone. */
  readonly school: string | null;
}

/** Nobody older is in the index. */
const OLDEST = 25;

/**
 * Reads the criteria. A family name alone is too wide, and so is one with an age, an area or a school alone.
 * @param today `YYYY-MM-DD`
 * @throws HubError BAD_REQUEST
 */
export function searchKeys(criteria: SearchCriteria, today: string): SearchKeys {
  const { familyName, givenName, dateOfBirth, ageFrom, ageTo, postcode } = criteria;
  const orNull = (key: string) => (key === '' ? null : key);
  const ages = [ageFrom ?? 0, ageTo ?? OLDEST] as const;
  if (ages[0] < 0 || ages[1] > OLDEST || ages[0] > ages[1]) throw new HubError('BAD_REQUEST', 'VALUE_INVALID');
  const keys: SearchKeys = {
    family: nameKey(familyName),
    given: orNull(nameKey(givenName)),
    ...nameSounds(givenName, familyName),
    dateOfBirth,
    bornFrom: ageTo === null ? null : dayAfter(yearsBefore(today, ageTo + 1)),
    bornTo: ageFrom === null ? null : yearsBefore(today, ageFrom),
    postcode: orNull(postcodeKey(postcode)),
    district: districtOf(criteria.district),
    school: orNull(nameKey(criteria.school)),
  };
  const { given, bornFrom, bornTo, district, school } = keys;
  const byAgeAndArea = (bornFrom !== null || bornTo !== null) && (district ?? school) !== null;
  const narrowed = given !== null || dateOfBirth !== null || keys.postcode !== null || byAgeAndArea;
  if (keys.family === '' || !narrowed) throw new HubError('BAD_REQUEST', 'SEARCH_TOO_WIDE');
  return keys;
}

/** Whether a name is the one searched for, or sounds like it. */
export function nameFits(keys: SearchKeys, givenName: string | null, familyName: string): boolean {
  const sounds = nameSounds(givenName, familyName);
  const alike = (left: number, right: number) => left !== 0 && left === right;
  const family = keys.family === nameKey(familyName) || alike(keys.familySound, sounds.familySound);
  const given =
    keys.given === null ||
    keys.given === nameKey(givenName) ||
    alike(keys.givenSound, sounds.givenSound) ||
    alike(keys.givenMeaning, sounds.givenMeaning);
  return family && given;
}

/** @throws HubError BAD_REQUEST for what is the first half of no British postcode, nor a whole one */
function districtOf(text: string | null): string | null {
  const key = postcodeKey(text);
  if (key === '') return null;
  const district = /^[A-Z]{1,2}\d[A-Z\d]?$/.test(key) ? key : toOutcode(key);
  if (district === null) throw new HubError('BAD_REQUEST', 'VALUE_INVALID');
  return district;
}

/** The same day so many years before; of 29 February, in a year without it, the day after it would be. */
function yearsBefore(day: string, years: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCFullYear(date.getUTCFullYear() - years);
  return date.toISOString().slice(0, 10);
}

function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}
