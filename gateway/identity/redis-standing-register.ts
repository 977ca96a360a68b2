import { createClient } from 'redis';
import { STANDINGS } from '../../schema/contract/actor.ts';
import type { StandingRegister } from './standing-register.ts';

/** Milliseconds. */
const CONNECT_TIMEOUT = 1_000;
const LONGEST_PAUSE = 2_000;

/**
 * A register that all gateways share: the key `standing:<actor id>` holds the standing. A value that is no known
 * standing counts as a suspension, because somebody meant to say something about this actor.
 *
 * Connects by itself, again and again; while it has no connection, `standingOf` rejects at once.
 * @param onError told of each failure of the connection
 */
export function redisStandingRegister(
  url: string,
  onError: (error: unknown) => void,
): StandingRegister & { close(): Promise<void> } {
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: {
      connectTimeout: CONNECT_TIMEOUT,
      reconnectStrategy: (attempts) => Math.min(attempts * 100, LONGEST_PAUSE),
    },
  });
  client.on('error', onError);
  client.connect().catch(onError);
  return {
    standingOf: async (actorId) => {
      const value = await client.get(`standing:${actorId}`);
      if (value === null) return null;
      return STANDINGS.find((standing) => standing === value) ?? 'SUSPENDED';
    },
    close: async () => {
      if (client.isReady) await client.close();
      else client.destroy();
    },
  };
}
