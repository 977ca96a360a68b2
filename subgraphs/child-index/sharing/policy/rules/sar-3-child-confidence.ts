import { isCompetent } from '../competence.ts';
import { consentFor } from '../consent.ts';
import type { DecisionFacts } from '../facts.ts';
import { isParent } from '../family.ts';
import { isSensitive } from '../item.ts';
import { hide } from '../outcome.ts';
import type { Rule } from '../rule.ts';

export const sar3ChildConfidence: Rule = {
  id: 'SAR-3',
  title: 'A parent does not see what a competent child, or the confidence of a sensitive service, keeps from them.',
  authority: 'GMC 0–18 years guidance: a young person is owed the same duty of confidentiality as an adult',
  when: (facts) =>
    facts.purpose === 'SUBJECT_ACCESS' &&
    isParent(facts) &&
    (isCompetent(facts.child) || isSensitive(facts.item)) &&
    !hasChildConsented(facts),
  outcome: hide(),
};

/** Only a competent child's decision is the child's: for any other child a parent would be consenting to themself. */
function hasChildConsented(facts: DecisionFacts): boolean {
  return isCompetent(facts.child) && consentFor(facts) === 'GIVEN';
}
