import type { GraphQLDataSource } from '@apollo/gateway';
import { entityResult } from './entity-result.ts';
import type { AskedSubgraph, OperationRun } from './operation-run.ts';
import type { PlannedFetch } from './planned-fetch.ts';
import { rootResult } from './root-result.ts';
import { callSubgraph, type SubgraphLine } from './subgraph-call.ts';

/** Told of every fetch from a subgraph. */
export type OnAsked = (asked: AskedSubgraph) => void;

/**
 * A subgraph as the executor sees it. Whatever goes wrong, it answers: null for what could not be had. Errors go into
 * the run with the paths of the client's answer; the executor is given none, as it would place some wrongly (see
 * entityPlaces) and add the name of the subgraph.
 */
export function subgraphSource(line: SubgraphLine, onAsked: OnAsked): GraphQLDataSource {
  return {
    process: async ({ request, context, ...options }) => {
      const run = context as OperationRun;
      const path = 'pathInIncomingRequest' in options ? (options.pathInIncomingRequest ?? []) : [];
      const fetch = { query: request.query ?? '', variables: request.variables ?? {}, path } as PlannedFetch;
      const { answer, outcome, ms } = await callSubgraph(line, fetch, run.context);

      const representations: unknown = fetch.variables['representations'];
      const result = Array.isArray(representations)
        ? entityResult(fetch, representations, answer, run.data)
        : rootResult(fetch, answer);
      if (path.length === 0) rememberRoots(run, result.data);
      run.errors.push(...result.errors);

      const asked = {
        subgraph: line.name,
        status: answer !== null && !result.fits ? 'UNREADABLE' : outcome,
        ms,
      } as const;
      run.asked.push(asked);
      onAsked(asked);
      return { data: result.data };
    },
  };
}

/** The first value of a root field is the object that the executor goes on to fill in. */
function rememberRoots(run: OperationRun, data: Readonly<Record<string, unknown>> | null): void {
  for (const [name, value] of Object.entries(data ?? {})) {
    run.data[name] ??= value;
  }
}
