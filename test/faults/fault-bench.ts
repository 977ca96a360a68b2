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
  /** Answers of the subgraph that have come to the gateway whole. */
  answers(): number;
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
/** Short for a subgraph that never answers, and long for one that does on a busy machine. Milliseconds. */
const QUICK_HTTP = { connectTimeout: 1_000, headersTimeout: 1_000, bodyTimeout: 1_200 };
const QUICK_ENDS = { subgraphTimeout: 1_500, requestTimeout: 3_000 };
/** For subgraphs that are held up on purpose. */
export const PATIENT = { subgraphTimeout: 20_000, requestTimeout: 20_000 };
export const PATIENT_HTTP = { connectTimeout: 20_000, headersTimeout: 20_000, bodyTimeout: 20_000 };

export async function startFaultBench(
  options: Partial<GatewayOptions> = {},
  http: HttpTransportOptions = {},
): Promise<FaultBench> {
  const subgraph = await startScriptedSubgraph(fakeSubgraphs().transports[FAULTY]!);
  const proxy = await startChaosProxy(subgraph.port);
  const wire = httpTransport(`http://127.0.0.1:${proxy.port}`, { ...QUICK_HTTP, ...http });
  const bench = await startBench({ ...QUICK_ENDS, transport: QUICK, ...options });
  let answers = 0;
  bench.subgraphs.misbehave(FAULTY, () => async (request, signal) => {
    const answer = await wire.transport(request, signal);
    answers += 1;
    return answer;
  });
  const close = async () => {
    await bench.close();
    await Promise.all([proxy.stop(), subgraph.stop(), wire.close().catch(() => undefined)]);
  };
  return { ...bench, proxy, subgraph, answers: () => answers, close };
}
