import type { Custodian } from '../../schema/contract/agency.ts';
import type { DescribedChild } from '../../schema/contract/child-registration.ts';
import { mistakenDate, typingError } from './typing-error.ts';
import type { Subject } from './subject.ts';

/** How often an agency's records have the identifiers, and how often it writes down what the child is called. */
const HABITS: Readonly<Record<Custodian, { nhsNumber: number; upn: number; nickname: number }>> = {
  EDUCATION: { nhsNumber: 0.1, upn: 0.97, nickname: 0.1 },
  HEALTH: { nhsNumber: 0.97, upn: 0, nickname: 0.02 },
  SOCIAL_CARE: { nhsNumber: 0.5, upn: 0.6, nickname: 0.05 },
  CONNEXIONS: { nhsNumber: 0, upn: 0.7, nickname: 0.2 },
  POLICE: { nhsNumber: 0, upn: 0, nickname: 0.25 },
};

/**
 * The child as one agency has it on record: where the subject is messy, with nicknames, a name the family has given
 * up, an address it has left, slips of the fingers and identifiers nobody asked for; otherwise as it is, with the
 * identifiers that agency would have.
 */
export function describedBy(agency: Custodian, subject: Subject): DescribedChild {
  const { truth, random, messy, background } = subject;
  const habits = HABITS[agency];
  const happens = (probability: number): boolean => messy && random.chance(probability);
  const outdated = background.formerFamilyName !== null && happens(0.2);
  const familyName = outdated ? background.formerFamilyName : truth.familyName;
  const givenName = happens(habits.nickname) ? (background.nickname ?? truth.givenName) : truth.givenName;
  const home = background.formerHome !== null && happens(0.25) ? background.formerHome : truth;
  const dateOfBirth =
    truth.dateOfBirth !== null && happens(0.015) ? mistakenDate(truth.dateOfBirth) : truth.dateOfBirth;
  return {
    givenName: givenName !== null && happens(0.025) ? typingError(givenName, random) : givenName,
    familyName: happens(0.025) ? typingError(familyName, random) : familyName,
    otherNames: otherNames(subject, familyName),
    dateOfBirth: dateOfBirth !== null && dateOfBirth > subject.today ? truth.dateOfBirth : dateOfBirth,
    expectedDateOfDelivery: truth.expectedDateOfDelivery,
    sex: happens(0.02) ? 'NOT_SPECIFIED' : truth.sex,
    address: happens(0.01) ? null : home.address,
    postcode: happens(0.02) ? null : home.postcode,
    identifiers: [
      ...identifier('NHS_NUMBER', truth.nhsNumber, messy ? random.chance(habits.nhsNumber) : habits.nhsNumber >= 0.5),
      ...identifier('UPN', truth.upn, messy ? random.chance(habits.upn) : habits.upn >= 0.5),
    ],
    parentsAndCarers: agency === 'POLICE' ? [] : happens(0.2) ? truth.parents.slice(0, 1) : truth.parents,
  };
}

function otherNames(subject: Subject, usedFamilyName: string): DescribedChild['otherNames'] {
  const { truth, background } = subject;
  const names: DescribedChild['otherNames'] = [];
  if (background.nickname !== null) {
    names.push({ kind: 'KNOWN_AS', givenName: background.nickname, familyName: truth.familyName });
  }
  if (background.formerFamilyName !== null && usedFamilyName === truth.familyName) {
    names.push({ kind: 'FORMER', givenName: truth.givenName, familyName: background.formerFamilyName });
  }
  return names;
}

function identifier(
  type: 'NHS_NUMBER' | 'UPN',
  value: string | null,
  known: boolean,
): readonly DescribedChild['identifiers'][number][] {
  return known && value !== null ? [{ type, value }] : [];
}
