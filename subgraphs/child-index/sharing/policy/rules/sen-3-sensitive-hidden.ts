import { isSensitive } from '../item.ts';
import { hide } from '../outcome.ts';
import type { Rule } from '../rule.ts';

export const sen3SensitiveHidden: Rule = {
  id: 'SEN-3',
  title: 'A sensitive service is otherwise hidden, whatever became of consent.',
  authority: 'SI 2007/2182 reg. 11(3): not listable without consent or suspected harm',
  when: ({ item }) => isSensitive(item),
  outcome: hide(),
};
