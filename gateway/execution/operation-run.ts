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
  | 'UNREADABLE'
  /** It was not asked, or not heard: it keeps failing, or has too much to do, or the gateway holds too much already. */
  | 'SHED'
  /** The client went before it had answered. */
  | 'ABANDONED'
  /** A change was sent to it and no answer came: whether it was made is not known. */
  | 'UNKNOWN';

export interface AskedSubgraph {
  readonly subgraph: string;
  readonly status: SubgraphOutcome;
  readonly ms: number;
  /** How often it was sent the request, where that was more than once. */
  readonly attempts?: number;
}

/** The client at the other end, as far as it concerns the work for it. */
export interface Client {
  /** Aborts when the client has gone before its answer did. */
  readonly gone: AbortSignal;
  /** Whether so many more bytes of answers may be held for it; they are given back with its answer. */
  hold(bytes: number): boolean;
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
  /** Null where nobody waits who could go. */
  readonly client: Client | null;
}

export function operationRun(
  context: RequestContext | null,
  deadline: number,
  client: Client | null = null,
): OperationRun {
  return { context, deadline, asked: [], errors: [], faults: [], client };
}
