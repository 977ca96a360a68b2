import { closedList } from '../../../kernel/schema/closed-list.ts';

/** What a user of the hub is to a child whom they must not look at as a practitioner. */
export const PersonRelation = closedList('PersonRelation', 'What a user of the hub is to a child.', {
  RESTRICTED: 'A danger to the child, or in conflict of interest: learns nothing, for any purpose.',
  FAMILY: 'A relative: learns nothing as a practitioner.',
  SELF: 'The child, who may ask as the data subject.',
  PR_HOLDER: 'Holds parental responsibility, and may ask as that.',
});
export type PersonRelation = keyof typeof PersonRelation;
