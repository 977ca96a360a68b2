import type { ErrorCode, HubError } from '../../schema/contract/error-codes.ts';

const OF_REQUEST: ReadonlySet<ErrorCode> = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'PERSISTED_QUERY_NOT_FOUND',
]);

/** Whether what was wrong lay in the operation or its variables, and not in the HTTP request that brought it. */
export function isRequestError({ code, detail }: Pick<HubError, 'code' | 'detail'>): boolean {
  return OF_REQUEST.has(code) || detail === 'VALUE_INVALID';
}

/**
 * The status under which a client is told of an error. Those that accept application/json alone may be older than
 * GraphQL over HTTP and take any other status than 200 for a failure of the connection; they are told of errors in the
 * operation under 200 (GraphQL over HTTP, section 6.4.1). All others get the error's own.
 */
export function answerStatus(accept: string | undefined, status: number, isOfRequest: boolean): number {
  return isOfRequest && accept !== undefined && JSON_ALONE.test(accept) ? 200 : status;
}

const JSON_ALONE = /^\s*application\/json\s*(;[^,]*)?$/i;
