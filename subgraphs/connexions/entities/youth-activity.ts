import { closedList } from '../../kernel/schema/closed-list.ts';

/** What young people do, as coarse as others need to know it. */
export const YouthActivity = closedList('YouthActivity', 'What a young person does, or means to do.', {
  SCHOOL: 'At school, up to year 11.',
  SIXTH_FORM: 'In a sixth form.',
  FURTHER_EDUCATION: 'At a college of further education.',
  APPRENTICESHIP: 'In an apprenticeship.',
  EMPLOYMENT_WITH_TRAINING: 'In work, with training.',
  NOT_IN_EDUCATION_EMPLOYMENT_OR_TRAINING: 'In none of them.',
});
export type YouthActivity = keyof typeof YouthActivity;
