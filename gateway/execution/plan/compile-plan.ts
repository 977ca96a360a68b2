import type { PlanNode } from '../planner/plan-tree.ts';
import { entityFetch } from './entity-fetch.ts';
import { mergeFetches } from './merge-fetches.ts';
import type { PlanStep } from './plan-run.ts';
import type { PlanSurroundings } from './plan-surroundings.ts';
import { rootFetch } from './root-fetch.ts';

/** Makes a plan ready to run: what can be worked out before there are data is worked out here, once. */
export function compilePlan(node: PlanNode, around: PlanSurroundings): PlanStep {
  switch (node.kind) {
    case 'sequence':
      return inSequence(node.nodes.map((inner) => compilePlan(inner, around)));
    case 'parallel':
      return inParallel(mergeFetches(node.nodes).map((inner) => compilePlan(inner, around)));
    case 'fetch':
      return node.entities.length === 0 ? rootFetch(node, around) : entityFetch(node, around);
  }
}

function inSequence(steps: readonly PlanStep[]): PlanStep {
  return async (run) => {
    for (const step of steps) await step(run);
  };
}

function inParallel(steps: readonly PlanStep[]): PlanStep {
  return (run) => {
    const pending: Promise<void>[] = [];
    for (const step of steps) {
      const under = step(run);
      if (under !== undefined) pending.push(under);
    }
    return pending.length === 0 ? undefined : Promise.all(pending).then(ignore);
  };
}

function ignore(): void {}
