import { hide } from '../outcome.ts';
import type { Rule } from '../rule.ts';

export const aud1Audit: Rule = {
  id: 'AUD-1',
  title: 'An auditor sees what was done, never what it was about.',
  authority: 'UK GDPR Art. 5(1)(c): data minimisation; Caldicott principle 3: the minimum necessary',
  when: ({ purpose }) => purpose === 'AUDIT',
  outcome: hide(),
};
