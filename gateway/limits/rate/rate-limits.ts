import { HubError } from '../../../schema/contract/error-codes.ts';
import type { DistinctHeaders } from '../../identity/access-headers.ts';
import type { Identify } from '../../identity/identify.ts';
import type { Call } from '../../query-log/call.ts';
import { within } from '../../within.ts';
import { clientAddress, type TrustedProxies } from './client-address.ts';
import { memoryRateCounter, type RateCounter } from './rate-counter.ts';
import { rateOf } from './token-bucket.ts';

/** Requests a minute; 0: as many as they like. */
export interface RateLimits {
  /** Of one actor, with whatever tokens. */
  readonly actor: number;
  /** Of one program, whoever uses it, where tokens say which it is. */
  readonly client: number;
  /** From one address, of requests without a token. */
  readonly address: number;
}

export const NO_RATE_LIMITS: RateLimits = { actor: 0, client: 0, address: 0 };

/** Too many requests, and how many seconds to wait. */
export class RateLimited extends HubError {
  readonly retryAfter: number;

  constructor(milliseconds: number) {
    super('RATE_LIMITED');
    this.retryAfter = Math.max(1, Math.ceil(milliseconds / 1_000));
  }
}

/** Milliseconds the shared counter has to answer. */
const DEADLINE = 100;

/**
 * Turns away who asks too often, once it is known who asks and before the body is read. Where the shared counter does
 * not answer each gateway counts by itself: that is a wider limit, and nobody is turned away for it.
 */
export function rateLimited(
  identify: Identify,
  limits: RateLimits,
  proxies: TrustedProxies,
  shared: RateCounter | null = null,
): Identify {
  const counted = counting(shared);
  const take = (kind: keyof RateLimits, who: string) => counted(`${kind}:${who}`, limits[kind]);
  return async (call: Call, headers: DistinctHeaders) => {
    await identify(call, headers);
    if (call.actor === null) return take('address', clientAddress(call.peer, call.forwardedFor, proxies));
    await take('actor', call.actor.id);
    if (call.grants.client !== null) await take('client', call.grants.client);
  };
}

/** Pages and entries of feeds that one address may read, for each request without a token that it has: they cost less. */
const PAGES = 10;
/** Changes that one address may send a minute without a token, by form or as mutations. */
const CHANGES = 6;

/** Turns away an address that asks too often. @throws RateLimited */
export type AddressRate = (kind: 'page' | 'change', from: Pick<Call, 'peer' | 'forwardedFor'>) => Promise<void>;

/** The same for pages that anybody may read, and for changes that anybody may send: each counted by itself. */
export function addressRate(limit: number, proxies: TrustedProxies, shared: RateCounter | null = null): AddressRate {
  const counted = counting(shared);
  return (kind, { peer, forwardedFor }) => {
    const who = clientAddress(peer, forwardedFor, proxies);
    return counted(`${kind}:${who}`, kind === 'change' ? Math.min(limit, CHANGES) : limit * PAGES);
  };
}

/** Counts one of so many a minute. @throws RateLimited */
function counting(shared: RateCounter | null) {
  const own = memoryRateCounter();
  return async (key: string, limit: number): Promise<void> => {
    if (limit === 0) return;
    const rate = rateOf(limit);
    const counted = shared === null ? own.take(key, rate) : within(DEADLINE, shared.take(key, rate));
    const wait = await counted.catch(() => own.take(key, rate));
    if (wait > 0) throw new RateLimited(wait);
  };
}
