import { closedList } from '../../../kernel/schema/closed-list.ts';

/** The words in which a consent is recorded. */
export const Giver = closedList('ConsentGiver', 'Who decided about sharing.', {
  CHILD: 'The child, which counts where the child is competent to decide.',
  PR_HOLDER: 'A holder of parental responsibility.',
  LA_WITH_PR: 'The authority, where it shares parental responsibility.',
  COURT: 'A court.',
});
export type Giver = keyof typeof Giver;

export const ConsentDecision = closedList('ConsentDecision', 'What was decided about sharing.', {
  GIVEN: 'Sharing was agreed to.',
  REFUSED: 'Sharing was refused.',
});
export type ConsentDecision = keyof typeof ConsentDecision;

export const Scope = closedList('ConsentScope', 'How far a consent goes, narrowest first.', {
  EXISTENCE: 'That a service is involved.',
  CONTACT: 'Who it is, and how to reach them.',
  CONTENT: 'What was written as well.',
});
export type Scope = keyof typeof Scope;

export const Obtained = closedList('ConsentObtained', 'How a consent or a refusal was obtained.', {
  WRITTEN: 'On paper, signed.',
  VERBAL: 'By word of mouth.',
  ELECTRONIC: 'By an electronic form or message.',
  COURT_ORDER: 'By an order of a court.',
});
export type Obtained = keyof typeof Obtained;
