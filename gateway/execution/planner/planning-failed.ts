/**
 * Why a planning process has no plan to give:
 *
 * - NO_PLAN: the planner says so, or that it cannot read the supergraph;
 * - LATE: it was ended because it took too long;
 * - ENDED: it ended by what it was asked;
 * - DEADLY: it is not asked, because it ended when it was asked this before;
 * - NOT_STARTED: it ended, or took too long, before it was asked anything;
 * - RESTING: it is not asked, because it ended several times of late.
 */
export type PlanningFault = 'NO_PLAN' | 'LATE' | 'ENDED' | 'DEADLY' | 'NOT_STARTED' | 'RESTING';

/** There is no plan from a planning process. Its message has nothing of the operation but what a planner says of it. */
export class PlanningFailed extends Error {
  readonly fault: PlanningFault;

  constructor(fault: PlanningFault, message: string, options?: ErrorOptions) {
    super(message, options);
    this.fault = fault;
    this.name = `PlanningFailed ${fault}`; // of an error the log has no more than its name
  }
}
