import { hide } from '../outcome.ts';
import type { Rule } from '../rule.ts';

export const con1Conflict: Rule = {
  id: 'CON-1',
  title: 'A restricted person learns nothing; nor do the child and relatives, unless they ask as data subjects.',
  authority: 'Golden rule 5 of the DfE information sharing advice (2024): protect those whom exposure could harm',
  when: ({ actor, child, purpose }) =>
    child.restrictedPersons.includes(actor.id) ||
    (purpose !== 'SUBJECT_ACCESS' && child.familyAndSelf.includes(actor.id)),
  outcome: hide('ALERT_INDEX_TEAM'),
};
