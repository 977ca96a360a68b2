import type { FetchNode, PlanNode } from '../planner/plan-tree.ts';
import { entityFetch } from './entity-fetch.ts';
import { mergeFetches } from './merge-fetches.ts';
import type { PlanStep } from './plan-run.ts';
import type { PlanSurroundings } from './plan-surroundings.ts';
import { rootFetch } from './root-fetch.ts';
import type { Splice } from './splice-answer.ts';

/**
 * Makes a plan ready to run: what can be worked out before there are data is worked out here, once.
 * @param splice finds answers that can go through as they came, where the plan is one fetch; null: all of them are read
 */
export function compilePlan(node: PlanNode, around: PlanSurroundings, splice: Splice | null): PlanStep {
  return isAlone(node) ? rootFetch(node, around, splice) : stepOf(node, around);
}

/** Whether a plan is one fetch, whose answer is that of the operation. */
function isAlone(node: PlanNode): node is FetchNode {
  if (node.kind !== 'fetch') return false;
  return node.entities.length === 0 && node.path.length === 0 && node.outputRewrites.length === 0;
}

function stepOf(node: PlanNode, around: PlanSurroundings): PlanStep {
  switch (node.kind) {
    case 'sequence':
      return inSequence(node.nodes.map((inner) => stepOf(inner, around)));
    case 'parallel':
      return inParallel(mergeFetches(node.nodes).map((inner) => stepOf(inner, around)));
    case 'fetch':
      return node.entities.length === 0 ? rootFetch(node, around, null) : entityFetch(node, around);
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
