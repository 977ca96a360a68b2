import { consentFor } from '../consent.ts';
import { release } from '../outcome.ts';
import type { Rule } from '../rule.ts';

export const cns1Consent: Rule = {
  id: 'CNS-1',
  title: 'What a valid consent reaches is released.',
  authority: 'Common-law duty of confidentiality, lifted by consent; UK GDPR Art. 6(1)(a)',
  when: (facts) => consentFor(facts) === 'GIVEN',
  outcome: release('CONSENT'),
};
