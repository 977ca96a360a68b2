import { hide } from '../outcome.ts';
import type { Rule } from '../rule.ts';
import { isShielded } from '../shield.ts';

export const shd1Shield: Rule = {
  id: 'SHD-1',
  title: 'A shield leaves identity and parents’ names, save to the own unit, the broker or a declared override.',
  authority: 'SI 2007/2182 reg. 6(5) and (6)',
  when: isShielded,
  outcome: hide('SHOW_BROKER'),
};
