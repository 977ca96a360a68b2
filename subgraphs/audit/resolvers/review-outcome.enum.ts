import { closedList } from '../../kernel/schema/closed-list.ts';

/** How the review of an access came out. */
export const ReviewOutcome = closedList('ReviewOutcome', 'How the review of an access came out.', {
  JUSTIFIED: 'The access was right.',
  NOT_JUSTIFIED: 'The access was wrong.',
  REFERRED: 'Somebody else looks into it further.',
});
export type ReviewOutcome = keyof typeof ReviewOutcome;
