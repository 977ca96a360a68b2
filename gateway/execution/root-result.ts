import { clientError } from '../http/error-body.ts';
import { isClean, type FetchResult } from './fetch-result.ts';
import { rootNames, type PlannedFetch } from './planned-fetch.ts';
import type { SubgraphAnswer } from './subgraph-answer.ts';

/** Reads the answer to a fetch at the root. An error of the whole fetch is reported at each of its root fields. */
export function rootResult(fetch: PlannedFetch, answer: SubgraphAnswer | null): FetchResult {
  const fields = () => rootNames(fetch).map((name) => [...fetch.path.filter((part) => part !== '@'), name]);
  if (answer === null) {
    const errors = fields().map((path) => clientError('SUBGRAPH_UNAVAILABLE', undefined, { path }));
    return { data: null, errors, fits: false };
  }
  const errors = answer.errors.flatMap(({ code, detail, path }) =>
    (path.length > 0 && isClean(path) ? [path] : fields()).map((place) => clientError(code, detail, { path: place })),
  );
  return { data: answer.data, errors, fits: true };
}
