import { isContent } from '../item.ts';
import { EXCEPTIONAL_ACCESS } from '../obligation.ts';
import { release, withhold } from '../outcome.ts';
import type { Rule } from '../rule.ts';

export const emg1BreakGlass: Rule = {
  id: 'EMG-1',
  title: 'In an emergency everything but written content is released, and reviewed afterwards.',
  authority: 'UK GDPR Art. 6(1)(d): vital interests',
  when: ({ purpose }) => purpose === 'EMERGENCY',
  outcome: {
    where: 'it is what practitioners have written about the child',
    holds: ({ item }) => isContent(item),
    give: withhold('ASK_CUSTODIAN'),
    otherwise: release('VITAL_INTERESTS', ...EXCEPTIONAL_ACCESS),
  },
};
