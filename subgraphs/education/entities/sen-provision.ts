import { closedList } from '../../kernel/schema/closed-list.ts';

/** The provision for special educational needs (Children and Families Act 2014, Part 3). */
export const SenProvision = closedList('SenProvision', 'Provision for special educational needs.', {
  NONE: 'No special educational provision.',
  SEN_SUPPORT: 'Support arranged by the setting itself.',
  EHC_PLAN: 'An education, health and care plan is in force.',
});
export type SenProvision = keyof typeof SenProvision;
