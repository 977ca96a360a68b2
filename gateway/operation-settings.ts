import { z } from 'zod';
import { trustedProxies } from './limits/rate/client-address.ts';

/** How a gateway process protects itself and tells of itself: the settings that only a gateway has. */
export interface OperationSettings {
  /** Where the supergraph is fetched from; null: it is read from its file. */
  readonly supergraphUrl: string | null;
  /** Seconds between two looks at that address. */
  readonly supergraphSeconds: number;
  /** Labels of progressive overrides that are on, besides those by percentage. */
  readonly overrideLabels: readonly string[];
  readonly maxCost: number;
  /** Requests a minute; 0: no limit. */
  readonly rates: { readonly actor: number; readonly client: number; readonly address: number };
  readonly trustedProxies: readonly string[];
  readonly corsOrigins: readonly string[];
  readonly compression: 'none' | 'public' | 'all';
  readonly accessLog: boolean;
  /** Milliseconds; null: slow operations have no line of their own. */
  readonly slowOperation: number | null;
  /** Where traces go (OpenTelemetry's OTLP over HTTP); null: nowhere. */
  readonly tracesUrl: string | null;
}

const list = z
  .string()
  .default('')
  .transform((text) => text.split(',').flatMap((one) => (one.trim() === '' ? [] : one.trim())));
const perMinute = z.coerce.number('has to be a number').int().min(0).max(1_000_000, 'has to be 0 to 1000000');
const seconds = z.coerce.number('has to be seconds').int().min(1).max(86_400, 'has to be 1 to 86400 s');
const httpUrl = z.url({ protocol: /^https?$/, error: 'has to be an http or https address' });
/** As a federated schema may call one (Apollo Federation, `@override`), but for percentages. */
const LABEL = /^[A-Za-z][\w\-:./]*$/;
const ORIGIN = /^https?:\/\/[^/?#@\s*]+$/;

/** Their names, and what they have to be. */
export const OPERATION_SETTINGS = {
  SUPERGRAPH_URL: httpUrl.optional(),
  SUPERGRAPH_SECONDS: seconds.default(30),
  OVERRIDE_LABELS: list.refine((all) => all.every((one) => LABEL.test(one)), 'has to be labels of overrides'),
  MAX_COST: z.coerce.number('has to be a number').int().min(1, 'has to be 1 or more').default(50_000),
  RATE_ACTOR: perMinute.default(600),
  RATE_CLIENT: perMinute.default(0),
  RATE_ADDRESS: perMinute.default(120),
  TRUSTED_PROXIES: list.refine(areNetworks, 'has to be addresses or networks, as in 10.0.0.0/8'),
  CORS_ORIGINS: list.refine((all) => all.every((one) => ORIGIN.test(one)), 'has to be origins, as in https://host'),
  COMPRESSION: z.enum(['none', 'public', 'all'], 'has to be none, public or all').default('public'),
  ACCESS_LOG: z.enum(['on', 'off'], 'has to be on or off').default('off'),
  SLOW_OPERATION_MS: z.coerce.number('has to be milliseconds').int().min(1, 'has to be 1 ms or more').optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: httpUrl.optional(),
};

const shape = z.object(OPERATION_SETTINGS);

/** @param read what was read by the shape */
export function operationSettings(read: z.infer<typeof shape>): OperationSettings {
  return {
    supergraphUrl: read.SUPERGRAPH_URL ?? null,
    supergraphSeconds: read.SUPERGRAPH_SECONDS,
    overrideLabels: read.OVERRIDE_LABELS,
    maxCost: read.MAX_COST,
    rates: { actor: read.RATE_ACTOR, client: read.RATE_CLIENT, address: read.RATE_ADDRESS },
    trustedProxies: read.TRUSTED_PROXIES,
    corsOrigins: read.CORS_ORIGINS,
    compression: read.COMPRESSION,
    accessLog: read.ACCESS_LOG === 'on',
    slowOperation: read.SLOW_OPERATION_MS ?? null,
    tracesUrl: read.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
  };
}

function areNetworks(listed: readonly string[]): boolean {
  try {
    trustedProxies(listed);
    return true;
  } catch {
    return false;
  }
}
