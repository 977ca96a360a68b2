import { release } from '../outcome.ts';
import type { Rule } from '../rule.ts';

export const uni1Universal: Rule = {
  id: 'UNI-1',
  title: 'Universal services, the lead professional and that there is a common assessment are what the index is for.',
  authority: 'UK GDPR Art. 6(1)(e): public task; SI 2007/2182 Sch. 1',
  when: ({ item }) => item.category === 'INV_UNIVERSAL' || item.category === 'IND_CAF' || item.category === 'IND_LP',
  outcome: release('PUBLIC_TASK'),
};
