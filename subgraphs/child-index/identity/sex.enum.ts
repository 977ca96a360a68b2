import { closedList } from '../../kernel/schema/closed-list.ts';

/** As recorded; where agencies differ, as in the leading description. */
export const Sex = closedList('Sex', 'The child’s sex as recorded.', {
  FEMALE: 'Female.',
  MALE: 'Male.',
  NOT_SPECIFIED: 'The record does not say.',
});
export type Sex = keyof typeof Sex;
