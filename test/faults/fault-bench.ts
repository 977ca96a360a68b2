import type { GatewayOptions } from '../../gateway/gateway-options.ts';
import { TRANSPORT_POLICY, type TransportPolicy } from '../../gateway/transport/transport-policy.ts';
import { httpTransport, type HttpTransportOptions } from '../../schema/wire/http-transport.ts';
import { startBench, type Bench } from '../gateway/harness.ts';
import { fakeSubgraphs } from '../gateway/shop.ts';
import { startChaosProxy, type ChaosProxy } from './chaos-proxy.ts';
import { startScriptedSubgraph, type ScriptedSubgraph } from './scripted-subgraph.ts';

/** A gateway with one subgraph behind a proxy that breaks things; the others are well. */
export interface FaultBench extends Bench {
  readonly proxy: ChaosProxy;
  readonly subgraph: ScriptedSubgraph;
}

/** The subgraph that faults happen to. */
export const FAULTY = 'health';

/** The usual policy, faster: the numbers themselves are tested elsewhere. */
export const QUICK: TransportPolicy = {
  ...TRANSPORT_POLICY,
  patience: 40,
  retry: { ...TRANSPORT_POLICY.retry, shortestPause: 1, longestPause: 5 },
  breaker: { ...TRANSPORT_POLICY.breaker, window: 2_000, openFor: 250 },
};
export const QUICK_HTTP = { connectTimeout: 200, headersTimeout: 400, bodyTimeout: 500 };

export async function startFaultBench(
  options: Partial<GatewayOptions> = {},
  http: HttpTransportOptions = {},
): Promise<FaultBench> {
  const subgraph = await startScriptedSubgraph(fakeSubgraphs().transports[FAULTY]!);
  const proxy = await startChaosProxy(subgraph.port);
  const wire = httpTransport(`http://127.0.0.1:${proxy.port}`, { ...QUICK_HTTP, ...http });
  const bench = await startBench({ subgraphTimeout: 600, requestTimeout: 1_000, transport: QUICK, ...options });
  bench.subgraphs.misbehave(FAULTY, () => wire.transport);
  const close = async () => {
    await bench.close();
    await Promise.all([proxy.stop(), subgraph.stop(), wire.close().catch(() => undefined)]);
  };
  return { ...bench, proxy, subgraph, close };
}
