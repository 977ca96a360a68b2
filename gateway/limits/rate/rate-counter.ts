import { boundedCache } from '../../execution/bounded-cache.ts';
import { takeToken, type Bucket, type Rate } from './token-bucket.ts';

/** Counts requests. */
export interface RateCounter {
  /**
   * One more request of whoever has this key. Rejects where it cannot be counted.
   * @returns milliseconds until there may be another; 0: this one may pass
   */
  take(key: string, rate: Rate): Promise<number>;
}

/** Buckets that are kept; whoever has not been seen for longest has a full one again. */
const MOST = 50_000;

/** A counter in this process: for one gateway alone, and where the shared one does not answer. */
export function memoryRateCounter(now: () => number = Date.now): RateCounter {
  const buckets = boundedCache<string, Bucket>(MOST);
  return {
    take: (key, rate) => {
      const { bucket, wait } = takeToken(buckets.get(key), rate, now());
      buckets.set(key, bucket);
      return Promise.resolve(wait);
    },
  };
}
