import { release } from '../outcome.ts';
import { isOwnUnit } from '../own-record.ts';
import type { Rule } from '../rule.ts';

export const own1OwnUnit: Rule = {
  id: 'OWN-1',
  title: 'A unit sees its own record.',
  authority: 'Caldicott principle 4: access on a need-to-know basis',
  when: isOwnUnit,
  outcome: release('OWN_RECORD'),
};
