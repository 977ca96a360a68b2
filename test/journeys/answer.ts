import { expect } from '@jest/globals';
import { ERRORS, ERROR_DETAILS, type ErrorCode, type ErrorDetail } from '../../schema/contract/error-codes.ts';

/** One entry of an answer's `errors`. */
export interface AnsweredError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly locations?: unknown;
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** What the gateway answered. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly requestId: string;
  /** The body as it came, to look for what must not be in it. */
  readonly text: string;
  readonly data: any;
  readonly errors: readonly AnsweredError[];
}

/** An involvement with all that the operation whos-involved asks for; what a type does not have is missing. */
export type Told = Readonly<Record<string, unknown>> & { readonly __typename: string; readonly id: string };

export async function readAnswer(response: Response): Promise<Answer> {
  const text = await response.text();
  const { data, errors = [] } = JSON.parse(text) as { data?: unknown; errors?: AnsweredError[] };
  const requestId = response.headers.get('x-request-id') ?? '';
  return { status: response.status, headers: response.headers, requestId, text, data, errors };
}

/** The children's-list of an answer to whos-involved. */
export function involvementsIn(answer: Answer): readonly Told[] {
  return (answer.data as { child: { whosInvolved: readonly Told[] } }).child.whosInvolved;
}

/** An error exactly as a client is to receive it: code, constant text, place, and nothing else. */
export function clientErrorOf(
  code: ErrorCode,
  path?: readonly (string | number)[],
  reason?: ErrorDetail,
): AnsweredError {
  return {
    message: ERRORS[code].message,
    ...(path === undefined ? {} : { path }),
    extensions: { code, ...(reason === undefined ? {} : { reason, detail: ERROR_DETAILS[reason] }) },
  };
}

/** What speaks of the hub's inside: stack frames, SQL, files, addresses, names of parts and libraries. */
const INSIDE =
  /\bat .+:\d+|node_modules|\.ts\b|\.js\b|\bselect\b|\binsert\b|postgres|pglite|apollo|\/srv\/|\/work\/|127\.0\.0\.1|10\.20\.30\.40|ECONN|Error:|subgraph-|child-index|stack/i;

/** Checks that nothing of the inside of the hub is in an answer. */
export function expectNothingOfTheInside(answer: Answer): void {
  expect(answer.text).not.toMatch(INSIDE);
  expect(answer.headers.get('server')).toBeNull();
  expect(answer.headers.get('x-powered-by')).toBeNull();
  for (const { message } of answer.errors)
    expect(Object.values(ERRORS).map((error) => error.message)).toContain(message);
}
