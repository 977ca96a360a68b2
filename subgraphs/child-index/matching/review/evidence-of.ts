import type { InformationCategory } from '../../../../schema/contract/information-category.ts';
import type { IndexContext } from '../../index-context.ts';
import type { IdentityDetails } from '../../identity/load-identity-details.ts';
import type { SharingRecord } from '../../sharing/sharing-record.ts';
import type { EvidenceField, FieldWeight } from '../link-decision.ts';
import type { MatchEvidence } from './match-review.type.ts';

/** What is known of a child of what is compared. */
interface Known {
  readonly record: SharingRecord | null;
  readonly details: IdentityDetails;
}

/** Of what kind each field is, the published field whose release it follows, and what it reads. */
const FIELDS: Readonly<
  Record<
    EvidenceField,
    readonly [InformationCategory, field: string, read: (known: Known) => string | null | undefined]
  >
> = {
  GIVEN_NAME: ['IDX_IDENTITY', 'givenName', ({ record }) => record?.givenName],
  FAMILY_NAME: ['IDX_IDENTITY', 'familyName', ({ record }) => record?.familyName],
  DATE_OF_BIRTH: ['IDX_IDENTITY', 'dateOfBirth', ({ record }) => record?.dateOfBirth],
  SEX: ['IDX_IDENTITY', 'sex', ({ record }) => record?.sex],
  ADDRESS: ['IDX_LOCATION', 'address', ({ details }) => details.address?.address],
  POSTCODE: ['IDX_LOCATION', 'postcode', ({ details }) => details.address?.postcode],
  NHS_NUMBER: ['IDX_LOCATION', 'identifiers', ({ details }) => numbers(details, 'NHS_NUMBER')],
  UPN: ['IDX_LOCATION', 'identifiers', ({ details }) => numbers(details, 'UPN')],
  PARENTS: [
    'IDX_PARENT_NAME',
    'parentsAndCarers',
    ({ details }) => list(details.parentsAndCarers.map(({ name }) => name)),
  ],
  // What follows from the others, and has no text of its own.
  NAME_ORDER: ['IDX_IDENTITY', 'familyName', () => null],
  BASE_RATE: ['IDX_IDENTITY', 'familyName', () => null],
  LIKENESS: ['IDX_IDENTITY', 'familyName', () => null],
};

/** The evidence of a review, with what the asker may be told of both children. */
export async function evidenceOf(
  context: IndexContext,
  childId: string,
  candidateId: string,
  weights: readonly FieldWeight[],
): Promise<MatchEvidence[]> {
  const [left, right] = await Promise.all([toldOf(context, childId), toldOf(context, candidateId)]);
  return weights.map(({ field, weight }) => ({ field, left: left(field), right: right(field), weight }));
}

async function toldOf(context: IndexContext, childId: string): Promise<(field: EvidenceField) => string | null> {
  const [release, record, details] = await Promise.all([
    context.identity.load(childId),
    context.sharing.load(childId),
    context.details.load(childId),
  ]);
  return (field) => {
    const [category, name, read] = FIELDS[field];
    return release.mayTell(category, name) ? (read({ record, details }) ?? null) : null;
  };
}

function numbers({ identifiers }: IdentityDetails, type: 'NHS_NUMBER' | 'UPN'): string | null {
  return list(identifiers.filter((identifier) => identifier.type === type).map(({ value }) => value));
}

function list(values: readonly string[]): string | null {
  return values.length === 0 ? null : values.join(', ');
}
