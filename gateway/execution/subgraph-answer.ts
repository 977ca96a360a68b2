import { ERROR_DETAILS, isErrorCode, type ErrorCode, type ErrorDetail } from '../../schema/contract/error-codes.ts';
import type { WireResponse } from '../../schema/contract/wire.ts';
import type { Splice } from './plan/splice-answer.ts';

/** A GraphQL answer of a subgraph, its errors reduced to what may go on. */
export interface SubgraphAnswer {
  /** Null where the subgraph answered no data. */
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly errors: readonly SubgraphError[];
  /** JSON text of the data, where it can go on as it came: it was not read, and `data` is empty. */
  readonly text?: string;
  /** Present where it said that what it was asked does not fit its schema: it is not the one that was composed. */
  readonly isOtherSchema?: true;
}

export interface SubgraphError {
  readonly code: ErrorCode;
  readonly detail: ErrorDetail | undefined;
  /** In the subgraph's answer; empty where the error is of the whole fetch. */
  readonly path: readonly (string | number)[];
}

/** What a subgraph answers that says no more than a code of the whole fetch. */
export function answerOfCode(code: ErrorCode): SubgraphAnswer {
  return { data: null, errors: [{ code, detail: undefined, path: [] }] };
}

const MAX_LENGTH = 4 * 1024 * 1024;
const MAX_ERRORS = 1_000;

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
 * @param splice tried on the text of one with status 200 before it is read; null: it is always read
 * @returns null where it is no GraphQL answer
 */
export function readSubgraphAnswer(response: WireResponse, splice: Splice | null = null): SubgraphAnswer | null {
  if (response.body.length > MAX_LENGTH) return null;
  const text = response.status === 200 ? (splice?.(response.body) ?? null) : null;
  if (text !== null) return { data: {}, errors: [], text };
  let body: unknown;
  try {
    body = JSON.parse(response.body);
  } catch {
    return null; // the caller reports it as unreadable; the text may hold anything and is not kept
  }
  if (!isObject(body)) return null;
  const { data = null, errors = null } = body as { data?: unknown; errors?: unknown };
  if (data !== null && !isObject(data)) return null;
  const read = readErrors(errors);
  if (read === null) return null;
  const other = read.length > 0 && speaksOfSchema(errors) ? ({ isOtherSchema: true } as const) : {};
  if (response.status !== 200) return read.length > 0 ? { data: null, errors: read, ...other } : null;
  return data === null && read.length === 0 ? null : { data, errors: read, ...other };
}

function speaksOfSchema(errors: unknown): boolean {
  const codes = (errors as readonly { readonly extensions?: { readonly code?: unknown } }[]).slice(0, MAX_ERRORS);
  return codes.some(({ extensions }) => extensions?.code === 'GRAPHQL_VALIDATION_FAILED');
}

/** @returns null where they have not the shape of errors (GraphQL October 2021, section 7.1.2) */
function readErrors(errors: unknown): readonly SubgraphError[] | null {
  if (errors === null) return [];
  if (!Array.isArray(errors)) return null;
  const read = errors.map(readError);
  return read.includes(null) ? null : (read.slice(0, MAX_ERRORS) as SubgraphError[]);
}

function readError(error: unknown): SubgraphError | null {
  if (!isObject(error)) return null;
  const path = error['path'] ?? [];
  const extensions = error['extensions'] ?? {};
  if (!isPath(path) || !isObject(extensions)) return null;
  const { code, reason } = extensions;
  return {
    code: isErrorCode(code) && FOR_CLIENTS.has(code) ? code : 'SUBGRAPH_UNAVAILABLE',
    detail: typeof reason === 'string' && Object.hasOwn(ERROR_DETAILS, reason) ? (reason as ErrorDetail) : undefined,
    path,
  };
}

function isPath(path: unknown): path is readonly (string | number)[] {
  return Array.isArray(path) && path.every((part) => typeof part === 'string' || Number.isInteger(part));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
