import { z } from 'zod';
import { PURPOSES, URGENT_PURPOSES } from '../schema/contract/actor.ts';
import type { GatewayOptions } from './gateway-options.ts';
import { OVERLOAD_POLICY, type OverloadPolicy } from './overload/overload-policy.ts';
import { TRANSPORT_POLICY, type TransportPolicy } from './transport/transport-policy.ts';

/** What a gateway process is told about load, and about its lines to subgraphs. */
export interface LoadSettings {
  /** How overload and the end are met, as options. */
  readonly options: Required<Pick<GatewayOptions, 'maxInFlight' | 'urgentPurposes' | 'drainDelay'>> & {
    readonly overload: Pick<OverloadPolicy, 'fewest'>;
    readonly transport: Pick<TransportPolicy, 'atOnce' | 'waiting'>;
  };
  /** Whether HTTP/2 is spoken to subgraphs that offer it. */
  readonly http2: boolean;
}

const atOnce = z.coerce.number('has to be a number').int().min(1).max(4_096, 'has to be 1 to 4096');

/** Their names, and what they have to be. */
export const LOAD_SETTINGS = {
  MAX_IN_FLIGHT: atOnce.default(256),
  LEAST_IN_FLIGHT: atOnce.default(OVERLOAD_POLICY.fewest),
  SUBGRAPH_CALLS: atOnce.default(TRANSPORT_POLICY.atOnce),
  URGENT_PURPOSES: z
    .string()
    .default(URGENT_PURPOSES.join(','))
    .transform((text) => text.split(',').filter((purpose) => purpose !== ''))
    .refine((all) => all.every((one) => PURPOSES.some((known) => known === one)), 'has to be purposes of access'),
  DRAIN_DELAY_MS: z.coerce
    .number('has to be milliseconds')
    .int()
    .min(0)
    .max(20_000, 'has to be 0 to 20000 ms')
    .default(2_000),
  SUBGRAPH_HTTP2: z.enum(['on', 'off'], 'has to be on or off').default('off'),
};

const shape = z.object(LOAD_SETTINGS);

/** @param read what was read by the shape */
export function loadSettings(read: z.infer<typeof shape>): LoadSettings {
  return {
    options: {
      maxInFlight: read.MAX_IN_FLIGHT,
      urgentPurposes: read.URGENT_PURPOSES,
      drainDelay: read.DRAIN_DELAY_MS,
      overload: { fewest: read.LEAST_IN_FLIGHT },
      transport: { atOnce: read.SUBGRAPH_CALLS, waiting: read.SUBGRAPH_CALLS },
    },
    http2: read.SUBGRAPH_HTTP2 === 'on',
  };
}
