import { readFile } from 'node:fs/promises';
import type { GatewayOptions } from '../../gateway/gateway-options.ts';
import { redisStandingRegister } from '../../gateway/identity/redis-standing-register.ts';
import { DEFAULT_LIMITS } from '../../gateway/limits/operation-limits.ts';
import { redisRateCounter } from '../../gateway/limits/rate/redis-rate-counter.ts';
import { redisConnection, type RedisConnection } from '../../gateway/redis-connection.ts';
import type { GatewaySettings } from '../../gateway/settings.ts';
import { polledAddress } from '../../gateway/supergraph/polled-address.ts';
import { watchedFile } from '../../gateway/supergraph/watched-file.ts';
import type { OperationalLog } from '../../gateway/telemetry/operational-log.ts';

/** The supergraph that a gateway starts with, and where others come from. @throws Error where it cannot be had */
export async function supergraphOf({
  supergraphFile,
  operation: { supergraphUrl, supergraphSeconds },
}: GatewaySettings): Promise<Pick<GatewayOptions, 'supergraph'> & Required<Pick<GatewayOptions, 'supergraphSource'>>> {
  if (supergraphUrl === null)
    return { supergraph: await readFile(supergraphFile, 'utf8'), supergraphSource: watchedFile(supergraphFile) };
  const source = polledAddress(supergraphUrl, supergraphSeconds * 1_000);
  return { supergraph: await source.fetch(), supergraphSource: source };
}

/** How a gateway protects itself and tells of itself, as options. */
export function operationOf({ operation }: GatewaySettings, redis: RedisConnection | null): Partial<GatewayOptions> {
  return {
    limits: { ...DEFAULT_LIMITS, cost: operation.maxCost },
    rates: operation.rates,
    trustedProxies: operation.trustedProxies,
    overrideLabels: operation.overrideLabels,
    corsOrigins: operation.corsOrigins,
    compression: operation.compression,
    accessLog: operation.accessLog,
    ...(operation.slowOperation === null ? {} : { slowOperation: operation.slowOperation }),
    ...(operation.tracesUrl === null ? {} : { traces: operation.tracesUrl }),
    ...(redis === null ? {} : { rateCounter: redisRateCounter(redis) }),
  };
}

/** What all gateways share: suspensions, and how often somebody asked. */
export function sharedState({ redisUrl }: GatewaySettings, log: OperationalLog) {
  if (redisUrl === null) return { redis: null, register: null };
  const redis = redisConnection(redisUrl, (error) => log.failed({ requestId: null, error }));
  return { redis, register: redisStandingRegister(redis) };
}
