import { expect, test } from '@jest/globals';
import { readSubgraphAnswer } from '../../../gateway/execution/subgraph-answer.ts';
import type { Attempt, AttemptFault } from '../../../gateway/transport/attempt.ts';
import { isWorthRetrying, verdictOf } from '../../../gateway/transport/judge-attempt.ts';

const failed = (fault: AttemptFault): Attempt => ({ fault, response: null });
const answered = (status: number, body: unknown): Attempt => ({
  fault: null,
  response: { status, body: typeof body === 'string' ? body : JSON.stringify(body) },
});
const error = (code: string) => ({ message: 'x', extensions: { code } });

const CASES: readonly [string, Attempt, string, boolean][] = [
  ['no connection', failed('NO_CONNECTION'), 'NO_CONNECTION', true],
  ['a reset before the first byte', failed('NO_ANSWER'), 'BAD', true],
  ['a reset in the answer', failed('CUT_OFF'), 'BAD', false],
  ['an answer that is too late', failed('TOO_LATE'), 'BAD', false],
  ['an answer that is too long', failed('UNFIT'), 'BAD', false],
  ['a client that went', failed('GIVEN_UP'), 'UNTOLD', false],
  ['a request that was not sent', failed('NOT_SENT'), 'UNTOLD', false],
  ['an answer that was let go', failed('NO_ROOM'), 'UNTOLD', false],
  ['data', answered(200, { data: { a: 1 } }), 'GOOD', false],
  ['data with errors', answered(200, { data: { a: 1 }, errors: [error('INTERNAL')] }), 'GOOD', false],
  ['errors alone', answered(200, { data: { a: null }, errors: [error('INTERNAL')] }), 'BAD', false],
  ['not found', answered(200, { data: { a: null }, errors: [error('NOT_FOUND')] }), 'GOOD', false],
  ['no JSON', answered(200, '<html>'), 'BAD', false],
  ['500', answered(500, '<html>'), 'BAD', false],
  ['502', answered(502, '<html>'), 'BAD', true],
  ['503', answered(503, ''), 'BAD', true],
  ['504', answered(504, 'x'), 'BAD', true],
  ['503 with a code of its own', answered(503, { errors: [error('AUDIT_UNAVAILABLE')] }), 'GOOD', false],
  ['503 for it is overloaded', answered(503, { errors: [error('OVERLOADED')] }), 'BAD', false],
  ['401', answered(401, { errors: [error('UNAUTHENTICATED')] }), 'GOOD', false],
  ['429', answered(429, 'slow down'), 'GOOD', false],
];

test.each(CASES)('of %s', (_, attempt, verdict, again) => {
  const answer = attempt.response === null ? null : readSubgraphAnswer(attempt.response);
  expect([verdictOf(attempt, answer), isWorthRetrying(attempt, answer)]).toEqual([verdict, again]);
});
