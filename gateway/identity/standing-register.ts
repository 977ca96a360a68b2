import type { Standing } from '../../schema/contract/actor.ts';

/**
 * What is known now about an actor's standing, such as a suspension since the token was issued. It overrides what the
 * token says.
 */
export interface StandingRegister {
  /** The standing on the register, or null where the actor is not on it. Rejects when the register cannot be read. */
  standingOf(actorId: string): Promise<Standing | null>;
}

/** A register in this process: for one gateway alone, and for tests. */
export function memoryStandingRegister(standings: ReadonlyMap<string, Standing> = new Map()): StandingRegister {
  return { standingOf: (actorId) => Promise.resolve(standings.get(actorId) ?? null) };
}
