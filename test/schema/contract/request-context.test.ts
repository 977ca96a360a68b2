import { describe, expect, test } from '@jest/globals';
import {
  decodeRequestContext,
  encodeRequestContext,
  type RequestContext,
} from '../../../schema/contract/request-context.ts';

const context: RequestContext = {
  requestId: '6f1c1a52-6ad1-4e0e-9a63-1f9a7c1c2f10',
  actor: {
    id: 'actor-1',
    agency: 'EDUCATION',
    unit: 'some-school',
    role: 'PRACTITIONER',
    purposes: ['SERVICE'],
    standing: 'VALID',
  },
  purpose: 'SERVICE',
  reason: 'Zoë’s review – “Tuesday”',
  override: null,
  reasonableCause: null,
  issuedAt: 1_774_950_000_000,
  deadline: 1_774_950_003_000,
};

const encoded = (value: unknown) => Buffer.from(JSON.stringify(value), 'utf8').toString('base64url');

describe('a request context', () => {
  test('travels as a header value and comes back as it was, whatever the letters of the reason', () => {
    const header = encodeRequestContext(context);
    expect(header).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(decodeRequestContext(header)).toEqual(context);
  });

  test.each([
    ['nothing', ''],
    ['no JSON', Buffer.from('{').toString('base64url')],
    ['a request id that is no UUID', encoded({ ...context, requestId: '1' })],
    ['a role that nobody knows', encoded({ ...context, actor: { ...context.actor, role: 'ADMIN' } })],
    ['a purpose that nobody knows', encoded({ ...context, purpose: 'CURIOSITY' })],
    ['an actor without a standing', encoded({ ...context, actor: { ...context.actor, standing: undefined } })],
    ['a reason that is too long', encoded({ ...context, reason: 'x'.repeat(501) })],
    ['an empty reason, which would pass for one', encoded({ ...context, reason: '' })],
    ['a field more', encoded({ ...context, isAdmin: true })],
    ['a deadline that is no number', encoded({ ...context, deadline: 'never' })],
  ])('is null for %s', (_what, header) => {
    expect(decodeRequestContext(header)).toBeNull();
  });
});
