import type { Actor } from '../../schema/contract/actor.ts';
import { HubError } from '../../schema/contract/error-codes.ts';
import { within } from '../within.ts';
import type { StandingRegister } from './standing-register.ts';

/** Milliseconds the register has to answer. */
const DEADLINE = 200;

/**
 * Lets only actors in good standing pass. A register that does not answer stops everyone: it may hold the suspension
 * that matters. That is OVERLOADED rather than FORBIDDEN, for the actor has done nothing wrong and may try again.
 * @throws HubError FORBIDDEN with STANDING, or OVERLOADED
 */
export async function checkStanding(actor: Actor, register: StandingRegister): Promise<void> {
  let listed;
  try {
    listed = await within(DEADLINE, register.standingOf(actor.id));
  } catch (cause) {
    throw new HubError('OVERLOADED', undefined, { cause });
  }
  if ((listed ?? actor.standing) !== 'VALID') throw new HubError('FORBIDDEN', 'STANDING');
}
