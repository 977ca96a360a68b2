import type { UnusualRule } from '../unusual-rule.ts';

export const ownSurname: UnusualRule = {
  name: 'OWN_SURNAME',
  explanation:
    'The child has the family name of whoever looked. Nobody may look at relatives or at their own records as a ' +
    'practitioner; most who share a name are no relatives.',
  find: (accesses) =>
    accesses
      .filter(({ isSameSurname }) => isSameSurname === true)
      .map((access) => ({ access, why: 'The actor and the child have the same family name.' })),
};
