import { z } from 'zod';
import type { DescribedChild } from '../../../schema/contract/child-registration.ts';
import type { Patient } from './fhir-resource.ts';

const NHS_NUMBER = 'https://fhir.nhs.uk/Id/nhs-number';
/** UK Core NHSNumberVerificationStatus: number present and verified. */
const VERIFIED = '01';

const SEX = { male: 'MALE', female: 'FEMALE', other: 'NOT_SPECIFIED', unknown: 'NOT_SPECIFIED' } as const;

/** Name uses in the order in which one is taken for the child's name; the last is that of a name without a use. */
const CURRENT_USES = ['usual', 'official', undefined];
const OTHER_KINDS: Readonly<Record<string, 'FORMER' | 'KNOWN_AS'>> = {
  old: 'FORMER',
  maiden: 'FORMER',
  nickname: 'KNOWN_AS',
};

/** A UK Core Patient as the child index knows children; null where no current name has a family name. Pure. */
export function childOf(patient: Patient): DescribedChild | null {
  const named = patient.name.flatMap(({ use, family, given }) =>
    family === undefined ? [] : [{ use, familyName: family, givenName: given.length > 0 ? given.join(' ') : null }],
  );
  const current = CURRENT_USES.map((use) => named.find((name) => name.use === use)).find((name) => name !== undefined);
  if (current === undefined) return null;
  const home = patient.address.find(
    ({ use, period }) => (use === undefined || use === 'home') && period.end === undefined,
  );
  return {
    givenName: current.givenName,
    familyName: current.familyName,
    otherNames: named.flatMap(({ use, ...name }) => {
      const kind = OTHER_KINDS[use ?? ''];
      return kind === undefined ? [] : [{ kind, ...name }];
    }),
    dateOfBirth: patient.birthDate,
    expectedDateOfDelivery: null,
    sex: SEX[patient.gender],
    address: home === undefined ? null : [...home.line, home.city ?? ''].filter((line) => line !== '').join('\n'),
    postcode: home?.postalCode ?? null,
    identifiers: patient.identifier.flatMap(({ system, value, extension }) =>
      system === NHS_NUMBER && value !== undefined && isVerified(extension)
        ? [{ type: 'NHS_NUMBER' as const, value }]
        : [],
    ),
    parentsAndCarers: [],
  };
}

const verificationSchema = z.object({
  url: z.literal('https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus'),
  valueCodeableConcept: z.object({ coding: z.array(z.object({ code: z.string() })).min(1) }),
});

/** A number that was not traced may be somebody else's: it would link the record to another child. */
function isVerified(extensions: readonly unknown[]): boolean {
  return extensions.every((extension) => {
    const status = verificationSchema.safeParse(extension);
    return !status.success || status.data.valueCodeableConcept.coding.every(({ code }) => code === VERIFIED);
  });
}
