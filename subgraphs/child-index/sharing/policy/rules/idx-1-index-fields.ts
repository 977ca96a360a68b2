import { isIndexField } from '../item.ts';
import { release } from '../outcome.ts';
import type { Rule } from '../rule.ts';

export const idx1IndexFields: Rule = {
  id: 'IDX-1',
  title: 'Someone who works with the child sees what the index itself keeps.',
  authority: 'UK GDPR Art. 6(1)(e): public task; SI 2007/2182 Sch. 1',
  when: ({ item }) => isIndexField(item),
  outcome: release('PUBLIC_TASK'),
};
