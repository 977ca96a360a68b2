import { z } from 'zod';
import { ERROR_DETAILS, isErrorCode, type ErrorCode, type ErrorDetail } from '../../schema/contract/error-codes.ts';
import type { WireResponse } from '../../schema/contract/wire.ts';

/** A GraphQL answer of a subgraph, its errors reduced to what may go on. */
export interface SubgraphAnswer {
  /** Null where the subgraph answered no data. */
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly errors: readonly SubgraphError[];
}

export interface SubgraphError {
  readonly code: ErrorCode;
  readonly detail: ErrorDetail | undefined;
  /** In the subgraph's answer; empty where the error is of the whole fetch. */
  readonly path: readonly (string | number)[];
}

const MAX_LENGTH = 4 * 1024 * 1024;
const MAX_ERRORS = 1_000;

const errorSchema = z.object({
  path: z.array(z.union([z.string(), z.int()])).nullish(),
  extensions: z.object({ code: z.unknown(), reason: z.unknown() }).partial().nullish(),
});
const answerSchema = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(errorSchema).nullish(),
});

/**
 * Codes that a subgraph may give a client. The others speak of the request between gateway and subgraph, such as
 * UNAUTHENTICATED for a signature: the client cannot mend that, and would look for the fault in its own token.
 */
const FOR_CLIENTS: ReadonlySet<ErrorCode> = new Set([
  'FORBIDDEN',
  'BAD_REQUEST',
  'NOT_FOUND',
  'WITHHELD',
  'RATE_LIMITED',
  'OVERLOADED',
  'AUDIT_UNAVAILABLE',
  'SUBGRAPH_UNAVAILABLE',
]);

/**
 * Reads what a subgraph answered, believing nothing: neither texts nor extensions of its errors go on, only a code of
 * the closed list. An answer with another HTTP status than 200 counts only for its errors.
 * @returns null where it is no GraphQL answer
 */
export function readSubgraphAnswer(response: WireResponse): SubgraphAnswer | null {
  if (response.body.length > MAX_LENGTH) return null;
  let body: unknown;
  try {
    body = JSON.parse(response.body);
  } catch {
    return null; // the caller reports it as unreadable; the text may hold anything and is not kept
  }
  const parsed = answerSchema.safeParse(body);
  if (!parsed.success) return null;
  const errors = (parsed.data.errors ?? []).slice(0, MAX_ERRORS).map(readError);
  if (response.status !== 200) return errors.length > 0 ? { data: null, errors } : null;
  // The parsed body itself, not the validator's copy of it: its objects become part of the answer, see entityPlaces.
  const data = (body as { data?: Record<string, unknown> | null }).data ?? null;
  return data === null && errors.length === 0 ? null : { data, errors };
}

function readError({ path, extensions }: z.infer<typeof errorSchema>): SubgraphError {
  const { code, reason } = extensions ?? {};
  return {
    code: isErrorCode(code) && FOR_CLIENTS.has(code) ? code : 'SUBGRAPH_UNAVAILABLE',
    detail: typeof reason === 'string' && Object.hasOwn(ERROR_DETAILS, reason) ? (reason as ErrorDetail) : undefined,
    path: path ?? [],
  };
}
