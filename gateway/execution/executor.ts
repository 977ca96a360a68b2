import type { Supergraph } from '../supergraph/load-supergraph.ts';
import type { ClientError } from '../http/error-body.ts';
import type { AdmittedOperation } from './admission.ts';
import type { AskedSubgraph, OperationRun } from './operation-run.ts';
import { emptyObject } from './plan/data-object.ts';
import type { PlanRun } from './plan/plan-run.ts';
import { callSubgraph, type SubgraphLine } from './subgraph-call.ts';

/** The answer to an operation that was executed, whole or in part. */
export interface OperationAnswer {
  /** JSON text. */
  readonly data: string;
  readonly errors: readonly ClientError[];
}

/** Executes operations that have been admitted. Never rejects for what a subgraph does. */
export type Execute = (operation: AdmittedOperation, run: OperationRun) => Promise<OperationAnswer>;

/** Told of every fetch from a subgraph. */
export type OnAsked = (asked: AskedSubgraph) => void;

/** Answers with more errors than this say no more by listing them. */
const MAX_ERRORS = 100;

/**
 * The executor of a supergraph's plans. The addresses in the document are not used: a subgraph is reached by the line
 * of its name, so whoever can change the document cannot send requests elsewhere.
 * @throws Error that names a subgraph of the document for which there is no line
 */
export function executor({ facts }: Supergraph, lines: readonly SubgraphLine[], onAsked: OnAsked): Execute {
  const byName = new Map(lines.map((line) => [line.name, line]));
  for (const name of facts.subgraphs.keys())
    if (!byName.has(name)) throw new Error(`the supergraph has a subgraph ${name}, but there is no line to it`);
  const lineTo = (name: string): SubgraphLine => {
    const line = byName.get(name);
    if (line === undefined) throw new Error('a plan asks a subgraph that is not in the supergraph');
    return line;
  };

  return async ({ compiled, variables, coerced }, run) => {
    const planRun: PlanRun = {
      data: emptyObject(),
      variables,
      ask: (subgraph, body) => callSubgraph(lineTo(subgraph), body, run),
      asked: (subgraph, { outcome, answer, ms }, fits) => {
        const asked = { subgraph, status: answer !== null && !fits ? 'UNREADABLE' : outcome, ms } as const;
        run.asked.push(asked);
        onAsked(asked);
      },
      report: (error) => {
        if (run.errors.length < MAX_ERRORS) run.errors.push(error);
      },
    };
    return { data: await compiled.run(planRun, coerced), errors: run.errors };
  };
}
