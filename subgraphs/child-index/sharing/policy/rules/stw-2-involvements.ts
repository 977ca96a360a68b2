import { isInvolvement, isSensitive } from '../item.ts';
import { mask, release } from '../outcome.ts';
import { isBroker } from '../role.ts';
import type { Rule } from '../rule.ts';

export const stw2Involvements: Rule = {
  id: 'STW-2',
  title: 'Those who maintain the index see who is involved; a sensitive service only while brokering contact with it.',
  authority: 'SI 2007/2182 reg. 6(4); ContactPoint guidance on brokering contact with sensitive services',
  when: ({ purpose, item }) => purpose === 'DATA_STEWARDSHIP' && isInvolvement(item),
  outcome: {
    where: 'the service is sensitive and no index manager is brokering contact',
    holds: (facts) => isSensitive(facts.item) && !(isBroker(facts) && facts.context.brokering),
    give: mask(),
    otherwise: release('STEWARDSHIP'),
  },
};
