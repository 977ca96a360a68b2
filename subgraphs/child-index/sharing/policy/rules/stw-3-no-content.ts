import { hide } from '../outcome.ts';
import type { Rule } from '../rule.ts';

export const stw3NoContent: Rule = {
  id: 'STW-3',
  title: 'Maintaining the index is no ground for reading anything else.',
  authority: 'UK GDPR Art. 5(1)(c): data minimisation; SI 2007/2182 reg. 6',
  when: ({ purpose }) => purpose === 'DATA_STEWARDSHIP',
  outcome: hide(),
};
