import type { ClientError } from '../http/error-body.ts';

/** What a fetch brings to the client's answer: null for what could not be had, and why, at the client's paths. */
export interface FetchResult {
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly ClientError[];
  /** False where the subgraph's data do not fit what it was asked. */
  readonly fits: boolean;
}

const NAME = /^[_A-Za-z]\w{0,127}$/;

/** Whether a path that a subgraph sent has only response names and indices in it: it is passed on to the client. */
export function isClean(path: readonly (string | number)[]): boolean {
  return path.every((part) => typeof part === 'number' || NAME.test(part));
}
