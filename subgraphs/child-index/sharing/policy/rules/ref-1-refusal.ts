import type { Purpose } from '../../../../../schema/contract/actor.ts';
import { consentFor, type ConsentAnswer } from '../consent.ts';
import { mayBeDeclared } from '../item.ts';
import { hide, withhold } from '../outcome.ts';
import type { Rule } from '../rule.ts';

export const ref1Refusal: Rule = {
  id: 'REF-1',
  title: 'A refusal or withdrawal is respected by ordinary and early-help work.',
  authority: 'Common-law duty of confidentiality; Working Together 2023: early help rests on consent',
  when: (facts) => isVoluntary(facts.purpose) && isRefused(consentFor(facts)),
  outcome: {
    where: 'it may be said to exist',
    holds: ({ item }) => mayBeDeclared(item),
    give: {
      where: 'parents disagree',
      holds: (facts) => consentFor(facts) === 'DISPUTED',
      give: withhold('ASK_CUSTODIAN', 'REVIEW_DISAGREEMENT'),
      otherwise: withhold('ASK_CUSTODIAN'),
    },
    otherwise: hide(),
  },
};

function isVoluntary(purpose: Purpose | null): boolean {
  return purpose === 'SERVICE' || purpose === 'EARLY_HELP';
}

function isRefused(answer: ConsentAnswer): boolean {
  return answer === 'REFUSED' || answer === 'DISPUTED';
}
