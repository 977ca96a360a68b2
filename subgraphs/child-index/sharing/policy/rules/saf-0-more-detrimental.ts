import { withhold } from '../outcome.ts';
import { actsOnSuspectedHarm } from '../role.ts';
import type { Rule } from '../rule.ts';

export const saf0MoreDetrimental: Rule = {
  id: 'SAF-0',
  title: 'Where harm is suspected but telling would harm the child more, the custodian has to be asked.',
  authority: 'Children Act 2004 s.16LA: no duty to disclose what is more detrimental to the child',
  when: (facts) => actsOnSuspectedHarm(facts) && facts.item.moreDetrimental,
  outcome: withhold('ASK_CUSTODIAN'),
};
