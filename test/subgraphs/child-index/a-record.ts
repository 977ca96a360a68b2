import type { DescribedChild, RegisteredRecord } from '../../../schema/contract/child-registration.ts';

export function aChild(change: Partial<DescribedChild> = {}): DescribedChild {
  return {
    givenName: 'Tamsin',
    familyName: 'Brackenbury',
    otherNames: [],
    dateOfBirth: '2014-05-17',
    expectedDateOfDelivery: null,
    sex: 'FEMALE',
    address: '3 Imaginary Row\nNowhere',
    postcode: 'ZZ1 1AA',
    identifiers: [],
    parentsAndCarers: [],
    ...change,
  };
}

/** A school's record; `child` says in what its description differs from {@link aChild}. */
export function aRecord(
  recordId: string,
  child: Partial<DescribedChild> = {},
  change: Partial<Omit<RegisteredRecord, 'recordId' | 'child'>> = {},
): RegisteredRecord {
  return {
    recordId,
    version: 1,
    unit: 'foxglove-school',
    category: 'INV_UNIVERSAL',
    kind: null,
    ...change,
    child: aChild(child),
  };
}

/** The same child by its two numbers, as the record of any agency may carry them. */
export const nhsNumber = (value: string) => ({ type: 'NHS_NUMBER' as const, value });
export const upn = (value: string) => ({ type: 'UPN' as const, value });
