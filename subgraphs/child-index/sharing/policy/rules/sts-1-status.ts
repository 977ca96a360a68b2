import { release, withhold } from '../outcome.ts';
import { isSafeguardingRole } from '../role.ts';
import type { Rule } from '../rule.ts';

export const sts1Status: Rule = {
  id: 'STS-1',
  title: 'Safeguarding roles and unscheduled health care see a child’s status and the authority’s contact; others ask.',
  authority: 'Child Protection – Information Sharing (CP-IS)',
  when: ({ item }) => item.category === 'STATUS',
  outcome: {
    where: 'the role is a safeguarding role or unscheduled health care',
    holds: ({ actor }) => isSafeguardingRole(actor) || actor.role === 'HEALTH_UNSCHEDULED',
    give: release('CHILD_STATUS'),
    otherwise: withhold('ASK_CUSTODIAN'),
  },
};
