import type { Purpose } from '../../../../../schema/contract/actor.ts';
import { hide } from '../outcome.ts';
import type { Rule } from '../rule.ts';

export const arc1Archive: Rule = {
  id: 'ARC-1',
  title: 'An archived record is hidden, unless an index manager needs it for a statutory duty or an enquiry into harm.',
  authority: 'SI 2007/2182: archived information and who may still read it',
  when: ({ actor, child, purpose }) => child.archived && !(actor.role === 'INDEX_MANAGER' && opensArchive(purpose)),
  outcome: hide(),
};

function opensArchive(purpose: Purpose | null): boolean {
  return purpose === 'STATUTORY' || purpose === 'SAFEGUARD_S47';
}
