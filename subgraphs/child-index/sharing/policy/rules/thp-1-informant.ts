import { hide } from '../outcome.ts';
import type { Rule } from '../rule.ts';

export const thp1Informant: Rule = {
  id: 'THP-1',
  title: 'Who raised a concern is always hidden.',
  authority: 'Golden rule 5 of the DfE information sharing advice (2024): protect those whom exposure could harm',
  when: ({ item }) => item.informantIdentity,
  outcome: hide(),
};
