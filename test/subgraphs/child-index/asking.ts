import { randomUUID } from 'node:crypto';
import { PURPOSES, type Actor } from '../../../schema/contract/actor.ts';
import type { RequestContext } from '../../../schema/contract/request-context.ts';

/** A request of a teacher at the school that the tests' records come from, for ordinary work. */
export function asking(change: Partial<RequestContext> = {}, actor: Partial<Actor> = {}): RequestContext {
  const now = Date.now();
  return {
    requestId: randomUUID(),
    actor: {
      id: 'teacher-1',
      agency: 'EDUCATION',
      unit: 'foxglove-school',
      role: 'PRACTITIONER',
      purposes: [...PURPOSES],
      standing: 'VALID',
      ...actor,
    },
    purpose: 'SERVICE',
    reason: 'Planning support with the others who help',
    override: null,
    reasonableCause: null,
    issuedAt: now,
    deadline: now + 600_000, // longer than any file of tests takes
    ...change,
  };
}

/** Someone whose unit has nothing to do with the tests' children. */
export const STRANGER: Partial<Actor> = { id: 'stranger-1', agency: 'EDUCATION', unit: 'far-away-school' };

/** A social worker of a team that holds none of the tests' records. */
export const SOCIAL_WORKER: Partial<Actor> = {
  id: 'worker-1',
  agency: 'SOCIAL_CARE',
  unit: 'assessment-team',
  role: 'SOCIAL_WORKER',
};
