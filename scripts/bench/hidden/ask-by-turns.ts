import { performance } from 'node:perf_hooks';
import { Client } from 'undici';
import type { ClientHeaders } from '../client.ts';

/** Milliseconds that one answer may take. */
const DEADLINE = 10_000;

export interface Turns {
  readonly origin: string;
  readonly headers: ClientHeaders;
  /** The two operations that are to take equally long. */
  readonly bodies: readonly [string, string];
  /** How often each is asked. */
  readonly requests: number;
}

/** What asking took. */
export interface Taken {
  /** Milliseconds of each answer, of the one operation and of the other. */
  readonly milliseconds: readonly [number[], number[]];
  /** False where an answer was longer than another, which would show without a clock. */
  readonly ofOneLength: boolean;
}

/**
 * Asks two operations by turns, one request at a time on one connection. Who goes first changes from turn to turn, so that
 * what a request leaves behind is borne by both alike.
 * @throws Error when a request is not answered; the signal's reason, when it is stopped
 */
export async function askByTurns(turns: Turns, signal: AbortSignal): Promise<Taken> {
  const { origin, headers, bodies, requests } = turns;
  const client = new Client(origin, { headersTimeout: DEADLINE, bodyTimeout: DEADLINE });
  const taken: readonly [number[], number[]] = [[], []];
  const lengths = new Set<number>();
  try {
    for (let turn = 0; turn < requests; turn++) {
      for (const which of turn % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
        signal.throwIfAborted();
        const start = performance.now();
        const { statusCode, body } = await client.request({
          path: '/graphql',
          method: 'POST',
          headers: { ...headers },
          body: bodies[which],
        });
        const text = await body.text();
        taken[which].push(performance.now() - start);
        if (statusCode !== 200) throw new Error(`the gateway answered ${statusCode}`);
        lengths.add(text.length);
      }
    }
  } finally {
    await client.close();
  }
  return { milliseconds: taken, ofOneLength: lengths.size === 1 };
}
