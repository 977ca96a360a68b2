import { performance } from 'node:perf_hooks';
import { InFlight } from '../limits/in-flight.ts';
import { Breaker } from './breaker.ts';
import { RetryBudget } from './retry-budget.ts';
import type { TransportPolicy } from './transport-policy.ts';

/** What stands between the gateway and one subgraph, for all calls to it. */
export interface SubgraphGuard {
  readonly policy: TransportPolicy;
  readonly room: InFlight;
  readonly breaker: Breaker;
  readonly budget: RetryBudget;
}

export function subgraphGuard(policy: TransportPolicy, now: () => number = () => performance.now()): SubgraphGuard {
  const { atOnce, waiting, patience } = policy;
  return {
    policy,
    room: new InFlight({ atOnce, waiting, patience }),
    breaker: new Breaker(policy.breaker, now),
    budget: new RetryBudget(policy.retry, now),
  };
}
