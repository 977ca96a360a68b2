import { closedList } from '../../kernel/schema/closed-list.ts';

/** The parts of a case that the children in need census and the looked-after return count. */
export const EpisodeKind = closedList('SocialCareEpisodeKind', 'What a part of a social care case was.', {
  REFERRAL: 'Someone referred the child to social care.',
  ASSESSMENT: 'The child’s needs were assessed.',
  CHILD_IN_NEED_PLAN: 'Help under a child in need plan (Children Act 1989, section 17).',
  SECTION_47_ENQUIRY: 'An enquiry into suspected significant harm (Children Act 1989, section 47).',
  PROTECTION_PLAN: 'Protection under a child protection plan.',
  CARE: 'The child was looked after.',
});
export type EpisodeKind = keyof typeof EpisodeKind;
