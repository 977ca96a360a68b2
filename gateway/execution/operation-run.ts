import type { RequestContext } from '../../schema/contract/request-context.ts';
import type { ClientError } from '../http/error-body.ts';

/** How a subgraph answered one fetch. */
export type SubgraphOutcome =
  | 'ANSWERED'
  /** It answered, and reported errors of its own. */
  | 'ANSWERED_WITH_ERRORS'
  /** Its deadline passed. */
  | 'LATE'
  /** It could not be reached. */
  | 'UNREACHABLE'
  /** It answered something that is not a GraphQL answer to what was asked. */
  | 'UNREADABLE';

export interface AskedSubgraph {
  readonly subgraph: string;
  readonly status: SubgraphOutcome;
  readonly ms: number;
}

/** The execution of one operation: its context, and what is found out on the way. Lives as long as the request. */
export interface OperationRun {
  /** Who asks and why, for subgraphs that have to know; null where nobody is asked who they are. */
  readonly context: RequestContext | null;
  /** Milliseconds since the epoch after which no subgraph is asked any more. */
  readonly deadline: number;
  readonly asked: AskedSubgraph[];
  /** Errors as the client will see them, with the paths of the client's answer. */
  readonly errors: ClientError[];
  /** Failures of the executor itself, for the operational log. */
  readonly faults: unknown[];
}

export function operationRun(context: RequestContext | null, deadline: number): OperationRun {
  return { context, deadline, asked: [], errors: [], faults: [] };
}
