import { expect } from '@jest/globals';
import { refusalKind } from '../../gateway/query-log/refusal-kind.ts';
import { ERRORS, type ErrorCode, type ErrorDetail } from '../../schema/contract/error-codes.ts';
import { clientErrorOf, expectNothingOfTheInside, type Answer } from './answer.ts';
import type { JourneyHub } from './hub.ts';

/** Refused before anything was executed: the status of the code, its constant text, an entry, and nobody was asked. */
export async function expectRefused(
  hub: JourneyHub,
  answer: Answer,
  code: ErrorCode,
  detail?: ErrorDetail,
): Promise<void> {
  expect([answer.status, answer.errors.map((error) => error.extensions['code'])]).toEqual([
    ERRORS[code].status,
    [code],
  ]);
  const { locations: _locations, ...error } = answer.errors[0]!;
  expect(error).toEqual(clientErrorOf(code, undefined, detail));
  expect(answer.text).not.toContain('"data"');
  expectNothingOfTheInside(answer);
  expect(hub.switchboard.asked()).toEqual([]);
  const [entry, ...others] = await hub.auditEntries(answer.requestId);
  expect(others).toEqual([]);
  expect(entry).toMatchObject({ kind: refusalKind(code, detail), content: { code, detail: detail ?? null } });
}

/** Executed, and nothing came of it: one error at the field, which is null. */
export function expectNothing(answer: Answer, field: string, code: ErrorCode, detail?: ErrorDetail): void {
  expect([answer.status, answer.errors]).toEqual([200, [clientErrorOf(code, [field], detail)]]);
  expect(answer.data?.[field] ?? null).toBeNull();
  expectNothingOfTheInside(answer);
}
