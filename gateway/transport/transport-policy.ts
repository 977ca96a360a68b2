/** How a subgraph is called. Milliseconds, unless it says otherwise. */
export interface TransportPolicy {
  /** Calls under way to one subgraph, those that wait for room, and how long they may wait. */
  readonly atOnce: number;
  readonly waiting: number;
  readonly patience: number;
  readonly retry: RetryPolicy;
  readonly breaker: BreakerPolicy;
}

/** When a read is sent a second time. */
export interface RetryPolicy {
  /** Retries among the calls of the last `window`, as a share of them, */
  readonly share: number;
  /** and however few calls there were, so many. */
  readonly least: number;
  readonly window: number;
  /** Of the time that the call had, the share that has to be left. */
  readonly timeLeft: number;
  /** A retry waits a random time up to this, but not less than the other ("full jitter"). */
  readonly longestPause: number;
  readonly shortestPause: number;
}

/** When a subgraph is left alone for a while. */
export interface BreakerPolicy {
  /** Failures among the calls of the last `window`, as a share of them, where there were `leastCalls`. */
  readonly share: number;
  readonly leastCalls: number;
  readonly window: number;
  /** Or connections that failed one after another. */
  readonly connectFailures: number;
  /** For how long; then one call is let through to see. */
  readonly openFor: number;
  /** The longest that a subgraph may ask to be left alone (Retry-After). */
  readonly longestAsked: number;
}

/**
 * The usual policy. The deadline of a whole call is the subgraph's timeout or what is left of the request, whichever is
 * shorter; connections have their own limits (schema/wire/http-transport.ts).
 */
export const TRANSPORT_POLICY: TransportPolicy = {
  atOnce: 64,
  waiting: 64,
  patience: 200,
  retry: { share: 0.1, least: 5, window: 10_000, timeLeft: 0.3, shortestPause: 20, longestPause: 100 },
  breaker: {
    share: 0.5,
    leastCalls: 20,
    window: 10_000,
    connectFailures: 5,
    openFor: 5_000,
    longestAsked: 30_000,
  },
};

/** The stages of an answer over HTTP, by the milliseconds that a whole one may take: two thirds of them to begin. */
export function answerStages(timeout: number): { readonly headersTimeout: number; readonly bodyTimeout: number } {
  return { headersTimeout: Math.round((timeout * 2) / 3), bodyTimeout: timeout };
}
