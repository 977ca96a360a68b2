import { createClient } from 'redis';

/** Milliseconds. */
const CONNECT_TIMEOUT = 1_000;
const LONGEST_PAUSE = 2_000;

export interface RedisConnection {
  /** Rejects at once while there is no connection. */
  readonly client: ReturnType<typeof createClient>;
  close(): Promise<void>;
}

/**
 * A connection to Redis that comes up by itself, again and again.
 * @param onError told of each failure of the connection
 */
export function redisConnection(url: string, onError: (error: unknown) => void): RedisConnection {
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
    client: client as RedisConnection['client'],
    close: async () => {
      if (client.isReady) await client.close();
      else client.destroy();
    },
  };
}
