import type { OverloadPolicy } from './overload-policy.ts';

/** Of the limit, what is left of it where the event loop is late, and what is added where it is not. */
const LESS = 0.7;
const MORE = 1 / 32;

/**
 * How many requests may be under way next, by how late the event loop was: quickly fewer, slowly more again (additive
 * increase, multiplicative decrease, as in RFC 5681). Always within the policy's bounds.
 * @param delay milliseconds
 */
export function adaptLimit(
  limit: number,
  delay: number,
  { atOnce, fewest, longestDelay }: Pick<OverloadPolicy, 'atOnce' | 'fewest' | 'longestDelay'>,
): number {
  const next = delay > longestDelay ? Math.floor(limit * LESS) : Math.ceil(limit + atOnce * MORE);
  return Math.min(atOnce, Math.max(Math.min(fewest, atOnce), next));
}
