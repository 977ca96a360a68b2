import { describe, expect, test } from '@jest/globals';
import { ERRORS, ERROR_DETAILS, HubError, isErrorCode, type ErrorCode } from '../../../schema/contract/error-codes.ts';

describe('an error of the hub', () => {
  test.each(Object.keys(ERRORS) as ErrorCode[])('%s has one status and one constant message', (code) => {
    const error = new HubError(code);
    expect(error.status).toBe(ERRORS[code].status);
    expect(error.message).toBe(ERRORS[code].message);
    expect(error.extensions).toEqual({ code });
  });

  test('adds a detail by its name and its constant text', () => {
    expect(new HubError('BAD_REQUEST', 'PAGE_SIZE').extensions).toEqual({
      code: 'BAD_REQUEST',
      reason: 'PAGE_SIZE',
      detail: ERROR_DETAILS.PAGE_SIZE,
    });
  });

  test('keeps its cause to itself', () => {
    const error = new HubError('INTERNAL', undefined, { cause: new Error('select * from secrets') });
    expect(JSON.stringify({ message: error.message, ...error.extensions })).not.toContain('secrets');
  });

  test.each(['toString', 'constructor', '__proto__', 'internal', '', 7, null, undefined])(
    'does not know the code %j',
    (value) => {
      expect(isErrorCode(value)).toBe(false);
    },
  );
});
