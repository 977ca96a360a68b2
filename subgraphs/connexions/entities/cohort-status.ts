import { closedList } from '../../kernel/schema/closed-list.ts';

/** The cohort status of the client caseload information system: P and G are in scope; A, L, T, E, M and D are leaving. */
export const CohortStatus = closedList('CohortStatus', 'Whether the area still follows what the young person does.', {
  IN_SCOPE: 'The area follows the young person.',
  LEAVING: 'The young person leaves the area or the age range, and is reported on for the last time.',
});
export type CohortStatus = keyof typeof CohortStatus;
