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

/**
 * What somebody has to look into: a subgraph answered with other entities than it was asked for, has
 * another schema than the supergraph says, or did not take the gateway's signature.
 */
export type Alarm = 'INTEGRITY' | 'SCHEMA' | 'SIGNATURE';

/**
 * Told of every fetch from a subgraph.
 * @param traceparent of the request that it was for; null where nobody is asked who they are
 */
export type OnAsked = (asked: AskedSubgraph, alarm: Alarm | null, traceparent: string | null) => void;

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
      text: null,
      variables,
      ask: (subgraph, body, splice) => callSubgraph(lineTo(subgraph), body, run, splice),
      asked: (subgraph, { outcome, answer, ms, attempts, isSignatureRefused }, fits) => {
        const isOther = answer !== null && !fits;
        const plain = { subgraph, status: isOther ? 'UNREADABLE' : outcome, ms } as const;
        const asked = attempts > 1 ? { ...plain, attempts } : plain;
        run.asked.push(asked);
        const alarm = isOther ? 'INTEGRITY' : answer?.isOtherSchema === true ? 'SCHEMA' : null;
        onAsked(asked, alarm ?? (isSignatureRefused ? 'SIGNATURE' : null), run.context?.traceparent ?? null);
      },
      report: (error) => {
        if (run.errors.length < MAX_ERRORS) run.errors.push(error);
      },
    };
    return { data: await compiled.run(planRun, coerced), errors: run.errors };
  };
}
