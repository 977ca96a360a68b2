import { release, withhold } from '../outcome.ts';
import type { Rule } from '../rule.ts';

export const sta1StatutoryOrder: Rule = {
  id: 'STA-1',
  title: 'Under a statutory order, what the order names is released and the rest is withheld.',
  authority: 'UK GDPR Art. 6(1)(c): legal obligation',
  when: ({ purpose }) => purpose === 'STATUTORY',
  outcome: {
    where: 'the order names the category',
    holds: ({ item, context }) =>
      context.orderScope.includes('*') || (item.category !== null && context.orderScope.includes(item.category)),
    give: release('LEGAL_OBLIGATION'),
    otherwise: withhold('ASK_CUSTODIAN'),
  },
};
