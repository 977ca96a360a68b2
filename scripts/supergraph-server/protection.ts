import type { RequestListener } from 'node:http';
import type { SubgraphLine } from '../../gateway/execution/subgraph-call.ts';
import { Doorkeeper } from '../../gateway/overload/doorkeeper.ts';
import { overloadGate, type OverloadGate } from '../../gateway/overload/overload-gate.ts';
import { OVERLOAD_POLICY } from '../../gateway/overload/overload-policy.ts';
import { subgraphGuard } from '../../gateway/transport/subgraph-guard.ts';
import { TRANSPORT_POLICY } from '../../gateway/transport/transport-policy.ts';

/** What the gateway turns away, bounds and spares, as the product has it. */
export interface ProtectionOptions {
  /** Requests under way at once. */
  readonly maxInFlight: number;
  /** Calls at once to one subgraph. */
  readonly subgraphCalls: number;
}

/** The product’s own numbers. */
export const USUAL_PROTECTION: ProtectionOptions = {
  maxInFlight: OVERLOAD_POLICY.atOnce,
  subgraphCalls: TRANSPORT_POLICY.atOnce,
};

export interface Protection {
  readonly gate: OverloadGate;
  readonly keeper: Doorkeeper;
  /** Turns a crowd away. */
  before(serve: RequestListener): RequestListener;
  /** A line with room, breaker and retries of its own. */
  guarded(line: SubgraphLine): SubgraphLine;
}

/** @param path of what costs work */
export function protection({ maxInFlight, subgraphCalls }: ProtectionOptions, path: string): Protection {
  const gate = overloadGate({ policy: { ...OVERLOAD_POLICY, atOnce: maxInFlight }, path, urgent: new Set() });
  const keeper = new Doorkeeper(gate, path, OVERLOAD_POLICY.hold, ignore);
  return {
    gate,
    keeper,
    before: (serve) => (request, response) => keeper.pass(request, response, () => serve(request, response)),
    guarded: (line) => ({
      ...line,
      guard: subgraphGuard({ ...TRANSPORT_POLICY, atOnce: subgraphCalls, waiting: subgraphCalls }),
    }),
  };
}

function ignore(): void {}
