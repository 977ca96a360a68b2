/**
 * What kinds of information there are about a child, for the purpose of deciding whether they may be shared.
 * Every published field about a child has exactly one of these.
 */
export const INFORMATION_CATEGORIES = {
  IDX_IDENTITY: 'Who the child is: names, date of birth, sex.',
  IDX_PARENT_NAME: 'The names of parents and carers.',
  IDX_LOCATION: 'Where the child is or may be found: address, postcode and anything local.',
  INV_UNIVERSAL: 'A universal service is involved: who, and how to reach them.',
  INV_TARGETED: 'A targeted service is involved: who, and how to reach them.',
  INV_SPECIALIST: 'A specialist service is involved: who, and how to reach them.',
  INV_SENSITIVE: 'A sensitive service (sexual health, mental health, substance misuse) is involved.',
  IND_CAF: 'A common assessment exists.',
  IND_LP: 'There is a lead professional, and who it is.',
  CAF_CONTENT: 'What a common assessment says.',
  TAC_PLAN: 'The plan of the team around the child.',
  STATUS: 'Child in need, child protection plan, looked after; and whom in the authority to call.',
  POLICE_EVENT: 'A police notice that concerns the child.',
  CASE_DETAIL: 'The content of an agency’s own record.',
  IDENTITY_LINK: 'That an old and a new identity are the same person.',
} as const;

export type InformationCategory = keyof typeof INFORMATION_CATEGORIES;

export function isInformationCategory(value: unknown): value is InformationCategory {
  return typeof value === 'string' && Object.hasOwn(INFORMATION_CATEGORIES, value);
}

/** The categories that say that a service is involved. */
export const INVOLVEMENT_CATEGORIES = ['INV_UNIVERSAL', 'INV_TARGETED', 'INV_SPECIALIST', 'INV_SENSITIVE'] as const;
