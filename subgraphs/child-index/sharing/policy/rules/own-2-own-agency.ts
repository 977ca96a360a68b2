import { isSensitive } from '../item.ts';
import { release } from '../outcome.ts';
import { isOwnAgency } from '../own-record.ts';
import type { Rule } from '../rule.ts';

export const own2OwnAgency: Rule = {
  id: 'OWN-2',
  title: 'Someone who works with the child sees their own agency’s records, but not a sensitive service’s.',
  authority: 'Caldicott principle 4: access on a need-to-know basis',
  when: (facts) => isOwnAgency(facts) && facts.context.relationship && !isSensitive(facts.item),
  outcome: release('OWN_RECORD'),
};
