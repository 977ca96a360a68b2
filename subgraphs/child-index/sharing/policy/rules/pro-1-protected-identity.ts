import { hide } from '../outcome.ts';
import type { Rule } from '../rule.ts';

export const pro1ProtectedIdentity: Rule = {
  id: 'PRO-1',
  title: 'That an old and a new identity are one person is hidden from all but the key holders.',
  authority: 'ContactPoint guidance on new identities; golden rule 5 of the DfE information sharing advice (2024)',
  when: ({ actor, child, item }) => item.category === 'IDENTITY_LINK' && !child.keyHolders.includes(actor.id),
  outcome: hide(),
};
