import type { ClientError } from '../../http/error-body.ts';
import type { SubgraphReply } from '../subgraph-call.ts';
import type { DataObject } from './data-object.ts';
import type { Splice } from './splice-answer.ts';

/** One execution of a plan. */
export interface PlanRun {
  /** All that subgraphs have answered so far, by response name. */
  readonly data: DataObject;
  /** JSON text of the whole answer, where a subgraph's was that already; then there are no data. */
  text: string | null;
  /** The client's variables, as they were sent. */
  readonly variables: Readonly<Record<string, unknown>>;
  /**
   * Sends a request to a subgraph; always resolves.
   * @param splice what is tried before its answer is read
   */
  ask(subgraph: string, body: string, splice?: Splice | null): Promise<SubgraphReply>;
  /** Puts on record how a subgraph answered. */
  asked(subgraph: string, reply: SubgraphReply, fits: boolean): void;
  report(error: ClientError): void;
}

/** A part of a plan, ready to be run. Undefined where there was nothing to wait for. */
export type PlanStep = (run: PlanRun) => Promise<void> | undefined;
