import type { WireResponse } from '../../schema/contract/wire.ts';
import type { Fault } from './switchboard.ts';

/** Nobody listens. What the error says must go nowhere. */
export const refusesConnections: Fault = () => () =>
  Promise.reject(new Error('connect ECONNREFUSED 10.20.30.40:5432 /srv/secret'));

/** Somebody listens and says nothing, and the caller's signal is not heeded either. */
export const hangs: Fault = () => () => new Promise(() => {});

/** Does the work, then dies before the answer is out: as a process does that is killed. */
export const diesBeforeAnswering: Fault = (honest) => async (request, signal) => {
  await honest(request, signal);
  throw new Error('socket hang up');
};

/** Answers this instead, whatever was asked. */
export function answers(body: string, status = 200): Fault {
  return () => () => Promise.resolve({ status, body });
}

/** Answers what it should, altered. */
export function answersAltered(alter: (answer: WireResponse) => WireResponse): Fault {
  return (honest) => async (request, signal) => alter(await honest(request, signal));
}

/** Answers what it should with another list of entities. */
export function answersEntities(alter: (entities: readonly Record<string, unknown>[]) => unknown): Fault {
  return answersAltered(({ status, body }) => {
    const answer = JSON.parse(body) as { data: { _entities: Record<string, unknown>[] } };
    return { status, body: JSON.stringify({ data: { _entities: alter(answer.data._entities) } }) };
  });
}
