import { refuse } from '../outcome.ts';
import type { Rule } from '../rule.ts';

export const acc1Standing: Rule = {
  id: 'ACC-1',
  title: 'An actor whose standing is not in order (log-in, vetting, training, agreement, suspension) is refused.',
  authority: 'SI 2007/2182 reg. 9 and Sch. 3: conditions on users',
  when: ({ actor }) => actor.standing !== 'VALID',
  outcome: refuse('STANDING'),
};
