import { withhold } from '../outcome.ts';
import { actsForChildInNeed } from '../role.ts';
import type { Rule } from '../rule.ts';

export const pol2ChildInNeed: Rule = {
  id: 'POL-2',
  title: 'A safeguarding role that works with a child in need is told whom in the police to ask.',
  authority: 'Children Act 1989 s.17',
  when: (facts) => facts.item.category === 'POLICE_EVENT' && actsForChildInNeed(facts),
  outcome: withhold('ASK_CUSTODIAN'),
};
