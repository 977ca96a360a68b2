import { STANDINGS } from '../../schema/contract/actor.ts';
import type { RedisConnection } from '../redis-connection.ts';
import type { StandingRegister } from './standing-register.ts';

/**
 * A register that all gateways share: the key `standing:<actor id>` holds the standing. A value that is no known
 * standing counts as a suspension, because somebody meant to say something about this actor.
 */
export function redisStandingRegister({ client }: Pick<RedisConnection, 'client'>): StandingRegister {
  return {
    standingOf: async (actorId) => {
      const value = await client.get(`standing:${actorId}`);
      if (value === null) return null;
      return STANDINGS.find((standing) => standing === value) ?? 'SUSPENDED';
    },
  };
}
