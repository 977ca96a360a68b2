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

const GIVEN = ['Marigold', 'Percival', 'Octavia', 'Ludovic', 'Wilhelmina'] as const;
const FAMILY = ['Thorncroft', 'Wexcombe', 'Quillfeather', 'Nightjar', 'Pumblechook', 'Larkspur', 'Dunmallow'] as const;

/** Children who have nothing in common with {@link aChild}, nor with each other up to the 35th. */
export function another(number = 0): Partial<DescribedChild> {
  const pair = (value: number) => String(value).padStart(2, '0');
  return {
    givenName: GIVEN[number % GIVEN.length]!,
    familyName: FAMILY[number % FAMILY.length]!,
    dateOfBirth: `${2012 + (number % 6)}-${pair((number % 12) + 1)}-${pair(((number * 3) % 28) + 1)}`,
    address: `${number + 11} Make-Believe Hill`,
    postcode: `QF${(number % 9) + 1} ${number % 9}${'ABDEFGHJLN'[number % 10]}${'PQRSTUWXYZ'[Math.floor(number / 4) % 10]}`,
  };
}
