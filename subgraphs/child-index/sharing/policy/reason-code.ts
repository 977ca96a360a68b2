import type { ErrorDetail } from '../../../../schema/contract/error-codes.ts';

/**
 * Why, in the words shown to the practitioner. A reason tells no more than the effect does: everything hidden has one
 * reason, and so has everything withheld whether consent was never asked for, refused, withdrawn or has expired.
 */
export const REASONS = {
  OWN_RECORD: 'Your own unit or agency holds this record.',
  SUBJECT_ACCESS: 'This is information about you, or about a child for whom you hold parental responsibility.',
  STEWARDSHIP: 'You maintain the index.',
  VITAL_INTERESTS: 'Released in an emergency to protect life. This access will be reviewed.',
  LEGAL_OBLIGATION: 'A statutory order covers this.',
  SIGNIFICANT_HARM: 'Released because there is cause to suspect significant harm. Record your reasons.',
  SAFEGUARDING_CONCERN: 'Released so that your concern can be passed on. Contact the multi-agency safeguarding hub.',
  CONSENT: 'There is consent to share this with you.',
  CONFIRM_MATCH: 'Enough to confirm that this is the child you mean. Record your involvement to see more.',
  SAFEGUARDING_NOTICE: 'A notice to the designated safeguarding lead.',
  PUBLIC_TASK: 'Practitioners who work with a child may see this.',
  CHILD_STATUS: 'Your role may know the child’s status and whom in the authority to call.',
  WELFARE: 'Released to assess or meet the needs of a child in need.',
  SHARING_AGREEMENT: 'A sharing agreement between the agencies covers this.',
  ASK_CUSTODIAN: 'Ask the custodian directly.',
  ASK_SAFEGUARDING_HUB: 'Take your concern to the multi-agency safeguarding hub, which can ask the custodian.',
  UNSPECIFIED_SENSITIVE_SERVICE: 'A sensitive service is involved. The broker can put you in touch.',
  NOTHING_TO_TELL: 'There is nothing here that you may see.',
} as const;

/** Reasons for which a whole operation is refused: the contract has their texts. */
export type RefusalReason = Extract<
  ErrorDetail,
  'STANDING' | 'ROLE_NOT_ALLOWED' | 'PURPOSE_MISSING' | 'PURPOSE_NOT_ALLOWED' | 'REASON_MISSING' | 'ROW_LEVEL_PURPOSE'
>;

export type ReasonCode = keyof typeof REASONS | RefusalReason;
