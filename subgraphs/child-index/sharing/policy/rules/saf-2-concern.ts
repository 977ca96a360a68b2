import { release, withhold } from '../outcome.ts';
import type { Rule } from '../rule.ts';

export const saf2Concern: Rule = {
  id: 'SAF-2',
  title: 'A concern about harm from any other role, or without a recorded cause, opens enough to pass it on.',
  authority: 'Golden rules 1 and 4 of the DfE information sharing advice (2024); Working Together 2023',
  when: ({ purpose }) => purpose === 'SAFEGUARD_S47',
  outcome: {
    where: 'it is identity, a universal service or the child’s status',
    holds: ({ item }) =>
      item.category === 'IDX_IDENTITY' || item.category === 'INV_UNIVERSAL' || item.category === 'STATUS',
    give: release('SAFEGUARDING_CONCERN', 'ROUTE_TO_SAFEGUARDING_HUB'),
    otherwise: withhold('ASK_SAFEGUARDING_HUB', 'ROUTE_TO_SAFEGUARDING_HUB'),
  },
};
