import type { Purpose } from '../../../../../schema/contract/actor.ts';
import type { AskingActor } from '../facts.ts';
import { refuse } from '../outcome.ts';
import type { Rule } from '../rule.ts';

export const acc2Purpose: Rule = {
  id: 'ACC-2',
  title: 'A request without a reason, or without a purpose that the actor may give, is refused.',
  authority: 'UK GDPR Art. 5(1)(b): purpose limitation; Caldicott principle 1: justify the purpose',
  when: ({ actor, purpose, context }) => !mayGive(actor, purpose) || !isGiven(context.reason),
  outcome: {
    where: 'the role is not one the hub knows',
    holds: ({ actor }) => actor.role === null,
    give: refuse('ROLE_NOT_ALLOWED'),
    otherwise: {
      where: 'no known purpose was given',
      holds: ({ purpose }) => purpose === null,
      give: refuse('PURPOSE_MISSING'),
      otherwise: {
        where: 'the purpose is not among the actor’s own',
        holds: ({ actor, purpose }) => !mayGive(actor, purpose),
        give: refuse('PURPOSE_NOT_ALLOWED'),
        otherwise: refuse('REASON_MISSING'),
      },
    },
  },
};

function mayGive(actor: AskingActor, purpose: Purpose | null): boolean {
  return actor.role !== null && purpose !== null && actor.purposes.includes(purpose);
}

function isGiven(reason: string | null): boolean {
  return reason !== null && reason.trim() !== '';
}
