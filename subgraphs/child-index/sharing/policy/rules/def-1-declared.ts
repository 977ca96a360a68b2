import { mayBeDeclared } from '../item.ts';
import { withhold } from '../outcome.ts';
import type { Rule } from '../rule.ts';

export const def1Declared: Rule = {
  id: 'DEF-1',
  title: 'Otherwise it is told that a service, an assessment or a plan exists, and whom to ask.',
  authority: 'Caldicott principle 7: the duty to share can be as important as the duty to protect',
  when: ({ item }) => mayBeDeclared(item),
  outcome: withhold('ASK_CUSTODIAN'),
};
