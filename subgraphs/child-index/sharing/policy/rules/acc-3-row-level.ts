import { refuse } from '../outcome.ts';
import type { Rule } from '../rule.ts';

export const acc3RowLevel: Rule = {
  id: 'ACC-3',
  title: 'Law enforcement and planning are not answered child by child: the custodian or aggregate figures are.',
  authority: 'DPA 2018 Sch. 2 para. 2: law enforcement asks the custodian; the index is not for crime or profiling',
  when: ({ purpose }) => purpose === 'LAW_ENFORCEMENT' || purpose === 'PLANNING',
  outcome: refuse('ROW_LEVEL_PURPOSE'),
};
