import { isParent } from '../family.ts';
import { release } from '../outcome.ts';
import type { Rule } from '../rule.ts';

export const sar4Parent: Rule = {
  id: 'SAR-4',
  title: 'A parent otherwise sees the information about their child.',
  authority: 'UK GDPR Art. 15: right of access; Children Act 1989 s.3: parental responsibility',
  when: (facts) => facts.purpose === 'SUBJECT_ACCESS' && isParent(facts),
  outcome: release('SUBJECT_ACCESS'),
};
