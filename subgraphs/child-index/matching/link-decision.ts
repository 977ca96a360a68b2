import type { LinkedBy } from '../involvement/record-link.entity.ts';

/** What one field says for or against two descriptions being of one child: positive speaks for it, in bits. */
export interface FieldWeight {
  readonly field: EvidenceField;
  readonly weight: number;
}

/** What descriptions are compared by. */
export const EVIDENCE_FIELDS = [
  'GIVEN_NAME',
  'FAMILY_NAME',
  'DATE_OF_BIRTH',
  'SEX',
  'ADDRESS',
  'POSTCODE',
  'NHS_NUMBER',
  'UPN',
  'PARENTS',
  'NAME_ORDER',
  'BASE_RATE',
  'LIKENESS',
] as const;
export type EvidenceField = (typeof EVIDENCE_FIELDS)[number];

/**
 * What is to become of a record that no child has yet:
 * - LINK: it is of this child;
 * - REVIEW: it may be, and a person decides; until then it is a child of its own;
 * - NEW: it is of a child that the index does not know.
 */
export type LinkDecision =
  | {
      readonly zone: 'LINK';
      readonly childId: string;
      readonly linkedBy: Exclude<LinkedBy, 'NEW_CHILD'>;
      readonly evidence: readonly FieldWeight[];
    }
  | { readonly zone: 'REVIEW'; readonly childId: string; readonly evidence: readonly FieldWeight[] }
  | { readonly zone: 'NEW' };

/** How records are decided upon, and the version that its decisions are kept with. Pure. */
export interface LinkRule<Record, Candidates> {
  readonly model: string;
  decide(record: Record, candidates: Candidates): LinkDecision;
}
