import type { DescribedChild } from '../../../../schema/contract/child-registration.ts';
import type { Identifier } from '../link-record.ts';
import { foldText } from '../normalise/fold-text.ts';
import { identifierValue } from '../normalise/identifier-value.ts';
import type { MatchingRecord } from '../normalise/matching-record.ts';
import type { NameValue } from '../normalise/name-value.ts';
import type { AddressValue, PostcodeValue } from '../normalise/place-value.ts';
import { readBirthDate } from '../normalise/read-birth-date.ts';
import { readSex } from '../normalise/read-sex.ts';
import { nameOf } from './name-of.ts';
import { addressOf, postcodeOf } from './place-of.ts';

/** What one record says of a child, the present first in each list. */
export interface SaidOfChild {
  readonly names: readonly Pick<DescribedChild, 'givenName' | 'familyName'>[];
  /** `YYYY-MM-DD`; null for an unborn child. */
  readonly dateOfBirth: string | null;
  readonly sex: DescribedChild['sex'];
  readonly places: readonly Pick<DescribedChild, 'address' | 'postcode'>[];
  /** Names of parents and carers. */
  readonly parents: readonly string[];
  /** Those that passed their check digit. */
  readonly identifiers: readonly Identifier[];
}

/** Of each list at most this many are compared: what a record has long left behind says little. */
const MOST = 8;

/** Reads what is compared by its text; null for text that is none. */
export interface ValueReader {
  name(text: string): NameValue | null;
  address(text: string): AddressValue | null;
  postcode(text: string): PostcodeValue | null;
}

const USUAL: ValueReader = { name: nameOf, address: addressOf, postcode: postcodeOf };

/**
 * A record of the index, prepared for comparison.
 * @param read for a caller that reads many records and counts their values
 */
export function matchingRecordOf(said: SaidOfChild, read: ValueReader = USUAL): MatchingRecord {
  const { dateOfBirth, sex, identifiers } = said;
  const names = said.names.slice(0, MOST).map(({ givenName, familyName }) => ({
    given: read.name(givenName ?? ''),
    family: read.name(familyName),
  }));
  const family = names[0]?.family ?? null;
  const places = said.places.slice(0, MOST);
  const numbers = (type: Identifier['type']) =>
    listed(identifiers, (one) => (one.type === type ? identifierValue(one.value, () => true) : null));
  return {
    names,
    birthDate: readBirthDate(dateOfBirth ?? ''),
    sex: readSex(sex),
    addresses: listed(places, ({ address }) => read.address(address ?? '')),
    postcodes: listed(places, ({ postcode }) => read.postcode(postcode ?? '')),
    parents: listed(said.parents.slice(0, MOST), (name) => read.name(withoutFamily(name, family))),
    nhsNumbers: numbers('NHS_NUMBER'),
    upns: numbers('UPN'),
    others: [],
    unborn: dateOfBirth === null,
  };
}

/** What a record that an agency sends says. */
export function saidOf(child: DescribedChild, identifiers: readonly Identifier[]): SaidOfChild {
  return {
    names: [child, ...child.otherNames],
    dateOfBirth: child.dateOfBirth,
    sex: child.sex,
    places: [child],
    parents: child.parentsAndCarers.map(({ name }) => name),
    identifiers,
  };
}

function listed<Given, Value>(given: readonly Given[], read: (one: Given) => Value | null): Value[] {
  const values: Value[] = [];
  for (const one of given) {
    const value = read(one);
    if (value !== null) values.push(value);
  }
  return values;
}

function withoutFamily(parent: string, family: NameValue | null): string {
  if (family === null) return parent;
  const words = foldText(parent);
  return words.some((word) => family.words.includes(word))
    ? words.filter((word) => !family.words.includes(word)).join(' ')
    : parent;
}
