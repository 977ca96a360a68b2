import { closedList } from '../../kernel/schema/closed-list.ts';

/** The standing of a child with the authority: of these, a reader outside it may learn the flag and whom to call. */
export const SocialCareStatus = closedList('SocialCareStatus', 'The standing of a child with social care.', {
  NONE: 'Known to social care, without any of the other standings.',
  CHILD_IN_NEED: 'A child in need (Children Act 1989, section 17).',
  CHILD_PROTECTION_PLAN: 'Subject of a child protection plan.',
  LOOKED_AFTER: 'Looked after by the authority (Children Act 1989, section 22).',
});
export type SocialCareStatus = keyof typeof SocialCareStatus;
