import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { readAccessHeaders } from '../../../gateway/identity/access-headers.ts';
import { decodeRequestContext } from '../../../schema/contract/request-context.ts';
import type { Actor } from '../../../schema/contract/actor.ts';
import { ACTOR, askOffers, expectRefused, mintToken, OFFERS, startBench, type Bench } from '../harness.ts';
import { rawRequest } from '../raw-request.ts';

const actor: Actor = { id: 'actor-1', ...ACTOR };
const reasonOf = (...values: string[]) => readAccessHeaders({ 'access-reason': values }, actor).reason;

describe('the Access headers', () => {
  test('say nothing where they are missing or empty', () => {
    const nothing = { purpose: null, reason: null, override: null, reasonableCause: null };
    expect(readAccessHeaders({}, actor)).toEqual(nothing);
    expect(readAccessHeaders({ 'access-reason': ['  '] }, actor)).toEqual(nothing);
  });

  test('are read each into its own place', () => {
    const headers = {
      'access-purpose': ['SERVICE'],
      'access-reason': [' first visit '],
      'access-override': ['agreed with the manager'],
      'access-reasonable-cause': ['disclosure'],
    };
    expect(readAccessHeaders(headers, actor)).toEqual({
      purpose: 'SERVICE',
      reason: 'first visit',
      override: 'agreed with the manager',
      reasonableCause: 'disclosure',
    });
  });

  test('are read as UTF-8, and as Latin-1 where they are not UTF-8', () => {
    expect(reasonOf(Buffer.from('visit to Zoë – today', 'utf8').toString('latin1'))).toBe('visit to Zoë – today');
    expect(reasonOf(Buffer.from('visit to Zoë', 'latin1').toString('latin1'))).toBe('visit to Zoë');
  });

  test.each([
    ['a line feed', 'a\nb'],
    ['NUL', 'a\0b'],
    ['an escape', 'a\u001b[2Jb'],
    ['text turned round', Buffer.from('a\u202eb').toString('latin1')],
    ['an isolate', Buffer.from('a\u2066b').toString('latin1')],
    ['a line separator', Buffer.from('a\u2028b').toString('latin1')],
    ['501 characters', 'a'.repeat(501)],
  ])('are refused with %s', (_, value) => {
    expect(() => reasonOf(value)).toThrow(expect.objectContaining({ code: 'BAD_REQUEST', detail: 'HEADER_TOO_LONG' }));
  });

  test('may have 500 characters, and only one value', () => {
    expect(reasonOf('a'.repeat(500))).toHaveLength(500);
    expect(() => reasonOf('a', 'b')).toThrow(expect.objectContaining({ code: 'BAD_REQUEST' }));
  });
});

describe('a purpose, through the gateway', () => {
  let bench: Bench;
  beforeAll(async () => (bench = await startBench()));
  afterAll(() => bench.close());
  beforeEach(() => {
    bench.subgraphs.requests.length = 0;
  });

  test('D06 that the token does not allow is refused', async () => {
    const answer = await askOffers(bench, { headers: { 'access-purpose': 'SAFEGUARD_S47' } });
    await expectRefused(bench, answer, 'FORBIDDEN', 'PURPOSE_NOT_ALLOWED');
  });

  test.each(['CURIOSITY', 'service', 'SERVICE, EARLY_HELP', 'SERVICE SERVICE'])(
    'that is unknown is refused: %s',
    async (purpose) => {
      const answer = await askOffers(bench, { headers: { 'access-purpose': purpose } });
      await expectRefused(bench, answer, 'FORBIDDEN', 'PURPOSE_UNKNOWN');
    },
  );

  test('F01 given twice is refused, even twice the same', async () => {
    const twice = [`Authorization: Bearer ${await mintToken()}`, 'Access-Purpose: SERVICE', 'Access-Purpose: SERVICE'];
    await expectRefused(bench, await rawRequest(bench, twice, { query: OFFERS }), 'FORBIDDEN', 'PURPOSE_UNKNOWN');
  });

  test('that is missing goes on as missing, for the subgraphs to judge', async () => {
    await askOffers(bench, { headers: { 'access-purpose': '', 'access-reason': '' } });
    const [first] = bench.subgraphs.requests;
    const context = decodeRequestContext(first!.request.headers['request-context']!);
    expect(context).toMatchObject({ purpose: null, reason: null, actor: { id: 'actor-1' } });
  });
});
