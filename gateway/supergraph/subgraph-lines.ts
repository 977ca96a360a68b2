import { SUBGRAPHS, type SubgraphName } from '../../schema/contract/agency.ts';
import type { KeyRing } from '../../schema/contract/key-ring.ts';
import { encodeRequestContext } from '../../schema/contract/request-context.ts';
import { signRequest } from '../../schema/contract/request-signature.ts';
import type { Transport } from '../../schema/contract/wire.ts';
import type { SubgraphLine } from '../execution/subgraph-call.ts';
import type { GatewayOptions } from '../gateway-options.ts';
import { subgraphGuard, type SubgraphGuard } from '../transport/subgraph-guard.ts';
import type { TransportPolicy } from '../transport/transport-policy.ts';

const PATH = '/graphql';

/**
 * The lines to all subgraphs that have a transport, each with a guard of its own.
 * @throws Error where one has no keys: its requests could not be signed
 */
export function subgraphLines(
  transports: GatewayOptions['transports'],
  keys: GatewayOptions['keys'],
  timeout: number,
  policy: TransportPolicy,
  crowded: SubgraphGuard['crowded'],
): readonly SubgraphLine[] {
  return SUBGRAPHS.flatMap((name) => {
    const transport = transports[name];
    const ring = keys[name];
    if (transport === undefined) return [];
    if (ring === undefined) throw new Error(`there are no keys for requests to the subgraph ${name}`);
    return [{ ...signedLine(name, transport, ring, timeout), guard: subgraphGuard(policy, crowded) }];
  });
}

/**
 * A line whose requests are signed, each anew: a request that is sent again has a nonce of its own. The headers are made
 * here from the verified context and nothing else: no header of the client's request goes on. `traceparent` is there for
 * whatever stands between, which cannot read the context; subgraphs take the signed one.
 */
function signedLine(name: SubgraphName, transport: Transport, keys: KeyRing, timeout: number): SubgraphLine {
  return {
    name,
    timeout,
    send: async (body, context, signal) => {
      if (context === null) throw new Error('a request without its context cannot be signed');
      const parts = { method: 'POST', path: PATH, body, context: encodeRequestContext(context) } as const;
      const headers = signRequest(parts, 'gateway', name, keys, Date.now());
      if (context.traceparent !== undefined) headers['traceparent'] = context.traceparent;
      return transport({ method: 'POST', path: PATH, headers, body }, signal);
    },
  };
}
