import { parse } from 'graphql';
import { HubError } from '../../../schema/contract/error-codes.ts';
import { supergraphFacts } from '../../supergraph/supergraph-facts.ts';
import { APOLLO_PROCESS } from './apollo-process.ts';
import { checkRequirements, WrongPlan } from './check-requirements.ts';
import { NATIVE_PROCESS } from './native-process.ts';
import { overrideLabels } from './override-labels.ts';
import type { PlanNode } from './plan-tree.ts';
import type { Planner } from './planner.ts';
import { PlanningFailed } from './planning-failed.ts';
import { planningProcess, type PlanningProcess } from './planning-process.ts';
import { requiredArguments } from './required-arguments.ts';
import type { PlanRequest } from './serve-plans.ts';

/** Told why a planner is not there, or that it ended by an operation; not by which. */
export type OnFallback = (error: unknown) => void;

/** How planning is done; each part has a default. */
export interface PlanningOptions {
  /** Milliseconds one planner may take for one operation: 2000, a thousand times what it usually takes. */
  readonly timeout?: number;
  /** Labels of progressive overrides that are on, besides those by percentage. None. */
  readonly labels?: readonly string[];
  /** What runs in the two processes: the native planner, and the one behind it. */
  readonly files?: { readonly native: URL; readonly apollo: URL };
}

const PLANNING_TIME = 2_000;
const FILES = { native: NATIVE_PROCESS, apollo: APOLLO_PROCESS };

/**
 * The native planner, with the other behind it. The other plans everything where the first cannot start, which is
 * reported; and any operation for which the first finds no plan, or a wrong one, or ends: each knows shapes that the
 * other does not. An operation for which both plans are wrong is refused.
 *
 * Each plans in a process of its own, one operation at a time, and for so long: an operation that takes longer is
 * refused with OPERATION_LIMIT, and so is one by which both end.
 * @throws Error where the document is no supergraph
 */
export function choosePlanner(
  supergraph: string,
  onFallback: OnFallback,
  { timeout = PLANNING_TIME, labels = [], files = FILES }: PlanningOptions = {},
): Planner {
  const facts = supergraphFacts(supergraph);
  const document = parse(supergraph, { noLocation: true });
  const required = requiredArguments(document);
  const percentages = overrideLabels(document).percentages.map(({ percentage }) => percentage);
  const planningBy = (file: URL) => planningProcess(file, { supergraph, labels }, timeout);
  const [first, second] = [planningBy(files.native), planningBy(files.apollo)];
  let hasFirst = true;

  const planBy = async (planner: PlanningProcess, request: PlanRequest): Promise<PlanNode> => {
    try {
      const plan = await planner.plan(request);
      checkRequirements(plan, required, facts);
      return plan;
    } catch (cause) {
      if (!(cause instanceof PlanningFailed)) throw cause;
      if (cause.fault === 'ENDED' || cause.fault === 'NOT_STARTED') onFallback(cause);
      if (cause.fault === 'LATE') throw new HubError('OPERATION_LIMIT', undefined, { cause });
      throw cause;
    }
  };
  const secondly = (request: PlanRequest): Promise<PlanNode> =>
    planBy(second, request).catch((cause: unknown) => {
      if (cause instanceof WrongPlan) throw new HubError('OPERATION_LIMIT', 'FIELDS_APART', { cause });
      if (!(cause instanceof PlanningFailed) || cause.fault === 'NO_PLAN') throw cause;
      const isAway = cause.fault === 'RESTING' || cause.fault === 'NOT_STARTED';
      throw new HubError(isAway ? 'OVERLOADED' : 'OPERATION_LIMIT', undefined, { cause });
    });
  return {
    start: () =>
      first.start().catch(async (error: unknown) => {
        await second.start();
        hasFirst = false;
        onFallback(error);
      }),
    overrideBucket: (share) => percentages.filter((percentage) => share >= percentage).length,
    plan: async (operation, bucket) => {
      // The share that stands for a bucket is the middle of it.
      const share = ((percentages[bucket - 1] ?? 0) + (percentages[bucket] ?? 100)) / 2;
      const request = { operation, share };
      if (!hasFirst) return secondly(request);
      return planBy(first, request).catch((cause: unknown) => {
        if (cause instanceof HubError) throw cause;
        return secondly(request);
      });
    },
    end: () => {
      first.end();
      second.end();
    },
  };
}
