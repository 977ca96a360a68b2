import autocannon, { type Client } from 'autocannon';
import type { ClientHeaders } from './client.ts';

export interface Load {
  readonly origin: string;
  readonly headers: ClientHeaders;
  /** The operations, which the connections share out among themselves and ask over and over. */
  readonly bodies: readonly string[];
  readonly connections: number;
  /** A time, at whose end what is not answered yet is given up; or a number of operations, all of which are answered. */
  readonly until: { readonly seconds: number } | { readonly operations: number };
}

export interface LoadResult {
  /** Milliseconds of each operation that was answered. */
  readonly latencies: readonly number[];
  readonly seconds: number;
  /** Not answered, answered with another status than 2xx, or with errors. */
  readonly failures: number;
}

/**
 * Asks as fast as the answers come, each connection waiting for its own.
 * @param signal stops it early; the result is then what there is
 * @throws the signal's reason, when it was stopped before it began
 */
export async function applyLoad(load: Load, signal: AbortSignal): Promise<LoadResult> {
  signal.throwIfAborted();
  const { origin, headers, bodies, connections, until } = load;
  const latencies: number[] = [];
  let clients = 0;
  const setupClient = (client: Client) => {
    client.setRequests(
      shareOf(bodies, clients++, connections).map((body) => ({
        method: 'POST',
        path: '/graphql',
        headers: { ...headers },
        body,
      })),
    );
  };
  return new Promise((resolve, reject) => {
    const instance = autocannon(
      {
        url: `${origin}/graphql`,
        connections,
        ...('seconds' in until ? { duration: until.seconds } : { amount: until.operations }),
        timeout: 10,
        setupClient,
        // A partial answer has the status 200 all the same.
        verifyBody: (body) => body !== undefined && !body.toString().startsWith('{"errors"'),
      },
      (error: Error | null, { errors, timeouts, non2xx, mismatches, duration }) => {
        signal.removeEventListener('abort', stop);
        if (error !== null) return reject(error);
        return resolve({ latencies, seconds: duration, failures: errors + timeouts + non2xx + mismatches });
      },
    );
    instance.on('response', (_client, _status, _bytes, milliseconds) => latencies.push(milliseconds));
    const stop = () => instance.stop();
    signal.addEventListener('abort', stop, { once: true });
  });
}

/** Every so many-th of the operations, beginning with the connection's own; at least one. */
function shareOf(bodies: readonly string[], connection: number, connections: number): string[] {
  const first = connection % bodies.length;
  return bodies.filter((_body, position) => position >= first && (position - first) % connections === 0);
}
