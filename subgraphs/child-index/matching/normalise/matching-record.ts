import type { BirthDate } from './read-birth-date.ts';
import type { FreeValue } from './free-value.ts';
import type { IdentifierValue } from './identifier-value.ts';
import type { NameValue } from './name-value.ts';
import type { AddressValue, PostcodeValue } from './place-value.ts';
import type { SexCode } from './read-sex.ts';

/** A given and a family name that belong together. */
export interface PersonName {
  readonly given: NameValue | null;
  readonly family: NameValue | null;
}

/**
 * What a record says of a child, prepared for comparison. Each list has the present one first, then former ones and
 * others by which the child is known; what is not known is an empty list, 0 or null, and weighs nothing.
 */
export interface MatchingRecord {
  readonly names: readonly PersonName[];
  readonly birthDate: BirthDate;
  readonly sex: SexCode;
  readonly addresses: readonly AddressValue[];
  readonly postcodes: readonly PostcodeValue[];
  /** Parents' and carers' names, less the words that are the child's own family name: those are compared already. */
  readonly parents: readonly NameValue[];
  readonly nhsNumbers: readonly IdentifierValue[];
  readonly upns: readonly IdentifierValue[];
  /** Further fields, by their place in the model. */
  readonly others: readonly (FreeValue | null)[];
  /** True for a child that is not born yet: never linked without a person. */
  readonly unborn: boolean;
}
