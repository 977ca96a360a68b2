import { hide } from '../outcome.ts';
import type { Rule } from '../rule.ts';

export const pol3PoliceHidden: Rule = {
  id: 'POL-3',
  title: 'A police event is otherwise hidden.',
  authority: 'Caldicott principle 2: use it only when necessary',
  when: ({ item }) => item.category === 'POLICE_EVENT',
  outcome: hide(),
};
