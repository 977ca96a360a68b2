import { releaseReduced } from '../outcome.ts';
import type { Rule } from '../rule.ts';

export const pol1DomesticAbuseNotice: Rule = {
  id: 'POL-1',
  title: 'A designated safeguarding lead is told that and when there was a domestic-abuse notice.',
  authority: 'Operation Encompass: the school is told before the next school day',
  when: ({ actor, item }) => item.category === 'POLICE_EVENT' && actor.role === 'DSL' && item.kind === 'DOMESTIC_ABUSE',
  outcome: releaseReduced(['noticeKind', 'noticeDate'], 'SAFEGUARDING_NOTICE'),
};
