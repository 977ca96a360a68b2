import { isIndexField } from '../item.ts';
import { release } from '../outcome.ts';
import type { Rule } from '../rule.ts';

export const stw1IndexFields: Rule = {
  id: 'STW-1',
  title: 'Those who maintain the index see what the index itself keeps.',
  authority: 'SI 2007/2182 reg. 6(4): authority staff who run the database',
  when: ({ purpose, item }) => purpose === 'DATA_STEWARDSHIP' && isIndexField(item),
  outcome: release('STEWARDSHIP'),
};
