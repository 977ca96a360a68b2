import { isContent, isSensitive } from '../item.ts';
import { EXCEPTIONAL_ACCESS } from '../obligation.ts';
import { release, withhold } from '../outcome.ts';
import { actsOnSuspectedHarm } from '../role.ts';
import type { Rule } from '../rule.ts';

export const saf1SuspectedHarm: Rule = {
  id: 'SAF-1',
  title: 'Where significant harm is suspected, a safeguarding role is told with or without consent.',
  authority: 'Golden rules 1 and 3 of the DfE advice (2024); Children Act 1989 s.47; SI 2007/2182 reg. 11(3)(b)',
  when: actsOnSuspectedHarm,
  outcome: {
    where: 'it is the content of a sensitive record',
    holds: ({ item }) => isSensitive(item) && isContent(item),
    give: withhold('ASK_CUSTODIAN', 'RECORD_REASONS', 'RECORD_FAMILY_TOLD'),
    otherwise: release(
      'SIGNIFICANT_HARM',
      ...EXCEPTIONAL_ACCESS,
      'RECORD_REASONS',
      'RECORD_FAMILY_TOLD',
      'SHOW_CONSENT',
    ),
  },
};
