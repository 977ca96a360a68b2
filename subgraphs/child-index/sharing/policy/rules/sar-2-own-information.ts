import { isCompetentChild } from '../family.ts';
import { release } from '../outcome.ts';
import type { Rule } from '../rule.ts';

export const sar2OwnInformation: Rule = {
  id: 'SAR-2',
  title: 'A competent child sees their own information.',
  authority: 'UK GDPR Art. 15: right of access; Gillick: competence for this decision',
  when: (facts) => facts.purpose === 'SUBJECT_ACCESS' && isCompetentChild(facts),
  outcome: release('SUBJECT_ACCESS'),
};
