import { performance } from 'node:perf_hooks';
import type { SubgraphAnswer } from '../execution/subgraph-answer.ts';
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
  /** What counts as its answer where there is no room to ask it; null: none, its part is unknown. */
  readonly crowded: () => SubgraphAnswer | null;
}

export function subgraphGuard(
  policy: TransportPolicy,
  crowded: SubgraphGuard['crowded'] = () => null,
  now: () => number = () => performance.now(),
): SubgraphGuard {
  const { atOnce, waiting, patience } = policy;
  return {
    policy,
    room: new InFlight({ atOnce, waiting, patience }),
    breaker: new Breaker(policy.breaker, now),
    budget: new RetryBudget(policy.retry, now),
    crowded,
  };
}
