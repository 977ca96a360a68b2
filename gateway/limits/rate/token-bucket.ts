/** How often somebody may ask: a bucket of tokens that is filled evenly, and from which each request takes one. */
export interface Rate {
  readonly perMinute: number;
  /** Tokens that the bucket holds: requests that may come at once. */
  readonly burst: number;
}

/** The tokens in a bucket at a time. */
export interface Bucket {
  readonly tokens: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

const SECONDS_OF_BURST = 10;
const LEAST_BURST = 5;

/** A rate of so many requests a minute, of which ten seconds' worth may come at once. */
export function rateOf(perMinute: number): Rate {
  return { perMinute, burst: Math.max(LEAST_BURST, Math.ceil((perMinute * SECONDS_OF_BURST) / 60)) };
}

/**
 * Takes a token. A clock that went back fills nothing.
 * @param bucket undefined: full
 * @returns the bucket afterwards, and the milliseconds until there is a token where there was none
 */
export function takeToken(bucket: Bucket | undefined, rate: Rate, now: number): { bucket: Bucket; wait: number } {
  const perMs = rate.perMinute / 60_000;
  const filled = bucket === undefined ? rate.burst : bucket.tokens + Math.max(0, now - bucket.at) * perMs;
  const tokens = Math.min(rate.burst, filled);
  if (tokens >= 1) return { bucket: { tokens: tokens - 1, at: now }, wait: 0 };
  return { bucket: { tokens, at: now }, wait: Math.ceil((1 - tokens) / perMs) };
}
