import {
  errorExtensions,
  ERRORS,
  type ErrorCode,
  type ErrorDetail,
  type ErrorExtensions,
} from '../../schema/contract/error-codes.ts';

/** One entry of `errors` as a client receives it (GraphQL October 2021, section 7.1.2). */
export interface ClientError {
  readonly message: string;
  readonly locations?: readonly { readonly line: number; readonly column: number }[];
  readonly path?: readonly (string | number)[];
  readonly extensions: ErrorExtensions;
}

/** An error of the closed list, with its constant text and nothing else. */
export function clientError(
  code: ErrorCode,
  detail?: ErrorDetail,
  where: Pick<ClientError, 'locations' | 'path'> = {},
): ClientError {
  return { message: ERRORS[code].message, ...where, extensions: errorExtensions(code, detail) };
}

/** The body of an answer that has errors and no data. */
export function errorBody(...errors: readonly ClientError[]): string {
  return JSON.stringify({ errors });
}

/** The body of an answer, whole or in part. @param data JSON text */
export function answerBody(data: string, errors: readonly ClientError[]): string {
  return errors.length === 0 ? `{"data":${data}}` : `{"errors":${JSON.stringify(errors)},"data":${data}}`;
}
