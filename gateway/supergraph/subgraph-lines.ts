import { SUBGRAPHS } from '../../schema/contract/agency.ts';
import type { SubgraphLine } from '../execution/subgraph-call.ts';
import type { GatewayOptions } from '../gateway-options.ts';

/**
 * The lines to all subgraphs that have a transport.
 * @throws Error where one has no keys: its requests could not be signed
 */
export function subgraphLines(
  transports: GatewayOptions['transports'],
  keys: GatewayOptions['keys'],
  timeout: number,
): readonly SubgraphLine[] {
  return SUBGRAPHS.flatMap((name) => {
    const transport = transports[name];
    const ring = keys[name];
    if (transport === undefined) return [];
    if (ring === undefined) throw new Error(`there are no keys for requests to the subgraph ${name}`);
    return [{ name, transport, keys: ring, timeout }];
  });
}
