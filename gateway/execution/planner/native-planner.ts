import { createRequire } from 'node:module';
import type * as Native from '@graphql-hive/router-query-planner';
import type { ReadSupergraph } from './planner.ts';
import { readNativePlan } from './read-native-plan.ts';

/**
 * The planner of Hive Router, compiled to machine code. Where it fails in a way that it did not foresee it ends the
 * process that it is in, which must not be one that has anything else to do.
 */
export const nativePlanner: ReadSupergraph = (supergraph, labels = []) => {
  // Loaded when it is wanted, as there may be no binary for this platform.
  const load = createRequire(import.meta.url);
  const { QueryPlanner } = load('@graphql-hive/router-query-planner') as typeof Native;
  const planner = new QueryPlanner(supergraph);
  const active = new Set(labels);
  return async (operation, share) => {
    const { node } = await planner.planAsync(operation, null, active, share);
    if (node === undefined) throw new Error('there is nothing in the plan');
    return readNativePlan(node);
  };
};
