import { parse } from 'graphql';
import { setImmediate as turn } from 'node:timers/promises';
import { HubError } from '../../../schema/contract/error-codes.ts';
import { planningDesk } from '../../limits/planning-desk.ts';
import { supergraphFacts } from '../../supergraph/supergraph-facts.ts';
import { DeadlinePassed, within } from '../../within.ts';
import { apolloPlanner } from './apollo-planner.ts';
import { apolloThread } from './apollo-thread.ts';
import { checkRequirements, WrongPlan } from './check-requirements.ts';
import { nativePlanner } from './native-planner.ts';
import type { PlanNode } from './plan-tree.ts';
import type { Planner } from './planner.ts';
import { requiredArguments } from './required-arguments.ts';

/** Told why the native planner is not there. */
export type OnFallback = (error: unknown) => void;

/** Milliseconds one planner may take for one operation; a thousand times what it usually takes. */
const PLANNING_TIME = 2_000;

/**
 * The native planner, with the other behind it. The other plans everything where the first cannot start, which is
 * reported; and any operation for which the first finds no plan, or a wrong one: each knows shapes that the other does
 * not. An operation for which both plans are wrong is refused.
 *
 * Both plan aside from the event loop, a few operations at once, and each for so long: an operation that takes longer
 * is refused with OPERATION_LIMIT.
 * @param timeout milliseconds
 * @throws Error where neither can read the supergraph
 */
export function choosePlanner(supergraph: string, onFallback: OnFallback, timeout = PLANNING_TIME): Planner {
  const desk = planningDesk();
  const facts = supergraphFacts(supergraph);
  const required = requiredArguments(parse(supergraph, { noLocation: true }));
  const checked = (plan: PlanNode): PlanNode => {
    checkRequirements(plan, required, facts);
    return plan;
  };
  const second = apolloThread(supergraph, timeout);
  const secondly: Planner['plan'] = async (operation, bucket) => {
    try {
      return checked(await second(operation, bucket));
    } catch (cause) {
      if (cause instanceof WrongPlan) throw new HubError('OPERATION_LIMIT', 'FIELDS_APART', { cause });
      throw cause instanceof DeadlinePassed ? new HubError('OPERATION_LIMIT', undefined, { cause }) : cause;
    }
  };
  let first: Planner;
  try {
    first = nativePlanner(supergraph);
  } catch (error) {
    const only = apolloPlanner(supergraph);
    onFallback(error);
    return { ...only, plan: (operation, bucket) => desk.run(() => secondly(operation, bucket)) };
  }
  const firstly: Planner['plan'] = async (operation, bucket) => {
    const stop = new AbortController();
    const plan = first.plan(operation, bucket, stop.signal);
    try {
      return checked(await within(timeout, plan));
    } catch (cause) {
      if (!(cause instanceof DeadlinePassed)) return secondly(operation, bucket);
      // Where this thread was busy, the plan may have been there all the time.
      const made = await Promise.race([plan.catch(ignore), turn()]);
      if (made !== undefined) return made;
      stop.abort();
      await within(timeout, plan).catch(ignore); // until it has stopped, its place is not free
      throw new HubError('OPERATION_LIMIT', undefined, { cause });
    }
  };
  return { ...first, plan: (operation, bucket) => desk.run(() => firstly(operation, bucket)) };
}

function ignore(): void {}
