import { hide } from '../outcome.ts';
import type { Rule } from '../rule.ts';

export const sar5NoDataSubject: Rule = {
  id: 'SAR-5',
  title: 'Nobody else is answered as a data subject.',
  authority: 'UK GDPR Art. 15: the right of access is the data subject’s own',
  when: ({ purpose }) => purpose === 'SUBJECT_ACCESS',
  outcome: hide(),
};
