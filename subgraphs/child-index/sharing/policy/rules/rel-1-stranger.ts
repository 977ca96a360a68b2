import { hide, releaseReduced } from '../outcome.ts';
import type { Rule } from '../rule.ts';

export const rel1Stranger: Rule = {
  id: 'REL-1',
  title: 'Someone who does not work with the child can confirm who the child is, and sees nothing else.',
  authority: 'Caldicott principle 4: access on a need-to-know basis; nobody browses',
  when: ({ context }) => !context.relationship,
  outcome: {
    where: 'it is the child’s identity',
    holds: ({ item }) => item.category === 'IDX_IDENTITY',
    give: releaseReduced(['givenName', 'familyName', 'dateOfBirth'], 'CONFIRM_MATCH', 'OFFER_RECORD_INVOLVEMENT'),
    otherwise: hide(),
  },
};
