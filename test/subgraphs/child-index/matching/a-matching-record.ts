import { identifierValue } from '../../../../subgraphs/child-index/matching/normalise/identifier-value.ts';
import type { MatchingRecord } from '../../../../subgraphs/child-index/matching/normalise/matching-record.ts';
import { nameValue } from '../../../../subgraphs/child-index/matching/normalise/name-value.ts';
import { addressValue, postcodeValue } from '../../../../subgraphs/child-index/matching/normalise/place-value.ts';
import { readBirthDate } from '../../../../subgraphs/child-index/matching/normalise/read-birth-date.ts';
import { readSex } from '../../../../subgraphs/child-index/matching/normalise/read-sex.ts';

export interface Described {
  readonly given?: string;
  readonly family?: string;
  readonly dob?: string;
  readonly sex?: string;
  readonly address?: string;
  readonly postcode?: string;
  readonly parent?: string;
  readonly nhs?: string;
  readonly unborn?: boolean;
}

/** A record of an invented girl, as an agency that knows everything but a number has it. */
export function aMatchingRecord(described: Described = {}): MatchingRecord {
  const child = {
    given: 'Tamsin',
    family: 'Brackenbury',
    dob: '2014-05-17',
    sex: 'F',
    address: '12 Hopscotch Lane, Fernlow',
    postcode: 'QF1 2AB',
    parent: 'Bronwen Hartshaw',
    nhs: '',
    unborn: false,
    ...described,
  };
  const listed = <Value>(value: Value | null): Value[] => (value === null ? [] : [value]);
  return {
    names: [{ given: nameValue(child.given), family: nameValue(child.family) }],
    birthDate: readBirthDate(child.dob),
    sex: readSex(child.sex),
    addresses: listed(addressValue(child.address)),
    postcodes: listed(postcodeValue(child.postcode)),
    parents: listed(nameValue(child.parent)),
    nhsNumbers: listed(identifierValue(child.nhs, () => true)),
    upns: [],
    others: [],
    unborn: child.unborn,
  };
}
