import type { Custodian } from '../../../schema/contract/agency.ts';
import type { InformationCategory } from '../../../schema/contract/information-category.ts';

/**
 * Kinds of information that each agency publishes about an involvement besides who is involved. Decided for every
 * involvement of the agency alike, so that the answer does not tell whether the agency holds any.
 */
export const DETAIL_CATEGORIES: Readonly<Record<Custodian, readonly InformationCategory[]>> = {
  EDUCATION: ['CASE_DETAIL'],
  HEALTH: ['CASE_DETAIL'],
  SOCIAL_CARE: ['STATUS', 'CASE_DETAIL'],
  CONNEXIONS: ['CASE_DETAIL'],
  POLICE: ['CASE_DETAIL'],
};
