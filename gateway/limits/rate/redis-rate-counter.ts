import type { RedisConnection } from '../../redis-connection.ts';
import type { RateCounter } from './rate-counter.ts';

/** What takeToken does (token-bucket.ts), in one step for all gateways and by the clock of Redis. */
const TAKE = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local burst, perMs = tonumber(ARGV[1]), tonumber(ARGV[2])
local kept = redis.call('HMGET', KEYS[1], 'tokens', 'at')
local tokens = tonumber(kept[1]) or burst
tokens = math.min(burst, tokens + math.max(0, now - (tonumber(kept[2]) or now)) * perMs)
local wait = 0
if tokens >= 1 then tokens = tokens - 1 else wait = math.ceil((1 - tokens) / perMs) end
redis.call('HSET', KEYS[1], 'tokens', tostring(tokens), 'at', tostring(now))
redis.call('PEXPIRE', KEYS[1], math.ceil(burst / perMs) + 1000)
return wait`;

/**
 * A counter that all gateways share.
 * @param prefix of its keys
 */
export function redisRateCounter({ client }: RedisConnection, prefix = 'rate:'): RateCounter {
  return {
    take: async (key, { perMinute, burst }) => {
      const values = [String(burst), String(perMinute / 60_000)];
      return Number(await client.eval(TAKE, { keys: [`${prefix}${key}`], arguments: values }));
    },
  };
}
