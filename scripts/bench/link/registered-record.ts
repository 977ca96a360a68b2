import { z } from 'zod';
import type { Custodian } from '../../../schema/contract/agency.ts';
import type { RegisteredRecord } from '../../../schema/contract/child-registration.ts';
import type { BenchRecord } from './population.ts';

/** The agency that a generated record is of. */
export const CUSTODIAN_OF: Readonly<Record<BenchRecord['agency'], Custodian>> = {
  health: 'HEALTH',
  education: 'EDUCATION',
  'social-care': 'SOCIAL_CARE',
  youth: 'CONNEXIONS',
  police: 'POLICE',
};

/** A generated record as its agency registers it. */
export function registered(record: BenchRecord): RegisteredRecord {
  const numbers = [
    { type: 'NHS_NUMBER' as const, value: record.nhs },
    { type: 'UPN' as const, value: record.upn },
  ];
  // No agency's system takes a day that there is not, such as a slip of the pen comes to: 29 February 2023.
  const dateOfBirth = z.iso.date().safeParse(record.dob).data;
  const sex = record.sex === 'F' ? 'FEMALE' : record.sex === 'M' ? 'MALE' : 'NOT_SPECIFIED';
  return {
    recordId: record.id,
    version: 1,
    unit: `${record.agency}-team`,
    category: 'INV_UNIVERSAL',
    kind: null,
    child: {
      givenName: record.given || null,
      familyName: record.family,
      otherNames: [],
      dateOfBirth: dateOfBirth ?? null,
      // Every record has one of the two days.
      expectedDateOfDelivery: dateOfBirth === undefined ? '2027-01-01' : null,
      sex,
      address: record.address || null,
      postcode: record.postcode || null,
      identifiers: numbers.filter(({ value }) => value !== ''),
      parentsAndCarers:
        record.parent === '' ? [] : [{ name: record.parent, relationship: 'Parent', parentalResponsibility: true }],
    },
  };
}
