import { isTargetedOrSpecialist } from '../item.ts';
import { release } from '../outcome.ts';
import { actsForChildInNeed } from '../role.ts';
import type { Rule } from '../rule.ts';

export const s171ChildInNeed: Rule = {
  id: 'S17-1',
  title: 'For a child in need a safeguarding role sees targeted and specialist services and the team’s plan.',
  authority: 'Children Act 1989 s.17; Children Act 2004 s.16LA',
  when: (facts) =>
    actsForChildInNeed(facts) &&
    (isTargetedOrSpecialist(facts.item) || facts.item.category === 'TAC_PLAN') &&
    !facts.item.moreDetrimental,
  outcome: release('WELFARE'),
};
