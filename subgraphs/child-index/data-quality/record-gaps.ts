import type { DescribedChild } from '../../../schema/contract/child-registration.ts';

/** What can be wanting in what a record says of a child, as it is kept. */
export const RECORD_GAPS = [
  'INVALID_IDENTIFIER',
  'NO_IDENTIFIER',
  'NO_GIVEN_NAME',
  'NO_SEX',
  'NO_ADDRESS',
  'NO_POSTCODE',
  'NO_PARENT',
] as const;
export type RecordGap = (typeof RECORD_GAPS)[number];

/**
 * What is wanting in a description. Of an unborn child nobody expects a name, a sex or a number. Pure.
 * @param valid how many of its numbers have a good check digit
 */
export function recordGaps(child: DescribedChild, valid: number): RecordGap[] {
  const born = child.dateOfBirth !== null;
  const isBlank = (text: string | null) => (text ?? '').trim() === '';
  const found: Readonly<Record<RecordGap, boolean>> = {
    INVALID_IDENTIFIER: born && child.identifiers.length > valid,
    NO_IDENTIFIER: born && child.identifiers.length === 0,
    NO_GIVEN_NAME: born && isBlank(child.givenName),
    NO_SEX: born && child.sex === 'NOT_SPECIFIED',
    NO_ADDRESS: isBlank(child.address),
    NO_POSTCODE: isBlank(child.postcode),
    NO_PARENT: child.parentsAndCarers.length === 0,
  };
  return RECORD_GAPS.filter((gap) => found[gap]);
}
