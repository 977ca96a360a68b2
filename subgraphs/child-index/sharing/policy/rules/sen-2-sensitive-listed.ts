import { consentFor } from '../consent.ts';
import { isSensitive } from '../item.ts';
import { mask } from '../outcome.ts';
import type { Rule } from '../rule.ts';

export const sen2SensitiveListed: Rule = {
  id: 'SEN-2',
  title: 'With explicit consent that does not go as far, it is shown only that some sensitive service is involved.',
  authority: 'SI 2007/2182 reg. 6 and reg. 11(3)(a)',
  when: (facts) => isSensitive(facts.item) && consentFor(facts) === 'SHORT',
  outcome: mask(),
};
