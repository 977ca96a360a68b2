import { hide } from '../outcome.ts';
import type { Rule } from '../rule.ts';

export const def2Default: Rule = {
  id: 'DEF-2',
  title: 'Anything else is hidden.',
  authority: 'UK GDPR Art. 25(2): data protection by default',
  when: () => true,
  outcome: hide(),
};
