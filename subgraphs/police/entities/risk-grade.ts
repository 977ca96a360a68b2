import { closedList } from '../../kernel/schema/closed-list.ts';

/** The three grades in which the police write down a risk. */
export const RiskGrade = closedList('RiskGrade', 'How grave the police take the risk to the child to be.', {
  STANDARD: 'Nothing now points to serious harm.',
  MEDIUM: 'Serious harm is possible if circumstances change.',
  HIGH: 'Serious harm could come at any time.',
});
export type RiskGrade = keyof typeof RiskGrade;
