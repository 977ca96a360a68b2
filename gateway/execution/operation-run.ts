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
  readonly context: RequestContext;
  /** Data of the root fetches, by response name, into which the executor merges what entities bring. */
  readonly data: Record<string, unknown>;
  readonly asked: AskedSubgraph[];
  /** Errors as the client will see them, with the paths of the client's answer. */
  readonly errors: ClientError[];
  /** Failures of the executor itself, for the operational log. */
  readonly faults: unknown[];
}

export function operationRun(context: RequestContext): OperationRun {
  return { context, data: Object.create(null) as Record<string, unknown>, asked: [], errors: [], faults: [] };
}
