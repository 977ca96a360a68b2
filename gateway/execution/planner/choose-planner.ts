import type { Planner } from './planner.ts';
import { apolloPlanner } from './apollo-planner.ts';
import { nativePlanner } from './native-planner.ts';

/** Told why the native planner is not there. */
export type OnFallback = (error: unknown) => void;

/**
 * The native planner, with the other behind it. The other plans everything where the first cannot start, which is
 * reported; and any operation for which the first finds no plan: each knows shapes that the other does not.
 * @throws Error where neither can read the supergraph
 */
export function choosePlanner(supergraph: string, onFallback: OnFallback): Planner {
  let first: Planner;
  try {
    first = nativePlanner(supergraph);
  } catch (error) {
    const only = apolloPlanner(supergraph);
    onFallback(error);
    return only;
  }
  let second: Planner | null = null;
  return {
    ...first,
    plan: (operation, bucket) => {
      try {
        return first.plan(operation, bucket);
      } catch {
        second ??= apolloPlanner(supergraph);
        return second.plan(operation, bucket);
      }
    },
  };
}
