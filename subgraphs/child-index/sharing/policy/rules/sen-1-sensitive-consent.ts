import { consentFor } from '../consent.ts';
import { isSensitive } from '../item.ts';
import { release } from '../outcome.ts';
import type { Rule } from '../rule.ts';

export const sen1SensitiveConsent: Rule = {
  id: 'SEN-1',
  title: 'A sensitive service is shown with explicit consent that goes far enough.',
  authority: 'SI 2007/2182 reg. 11(3)(a)',
  when: (facts) => isSensitive(facts.item) && consentFor(facts) === 'GIVEN',
  outcome: release('CONSENT'),
};
