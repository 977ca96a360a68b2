import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { ERRORS, errorExtensions } from '../../schema/contract/error-codes.ts';
import { newKeyRing } from '../../schema/contract/key-ring.ts';
import { encodeRequestContext } from '../../schema/contract/request-context.ts';
import type { WireRequest, WireResponse } from '../../schema/contract/wire.ts';
import { startHub, type JourneyHub } from './hub.ts';
import { interceptFetch, type InterceptedFetch } from './intercepted-fetch.ts';
import { STORES } from '../test-stores.ts';
import { until } from '../until.ts';

let hub: JourneyHub;
let held: InterceptedFetch;

beforeAll(async () => {
  hub = await startHub(STORES[0]!);
});
beforeEach(async () => {
  held = await interceptFetch(hub);
  hub.partsLog.length = 0;
});
afterEach(() => {
  jest.restoreAllMocks();
});
afterAll(() => hub.close());

/** No data, one code, and a line in the agency's own security log that says what was wrong and about nobody. */
const expectFault = (fault: string, lines = 1) => {
  const logged = hub.partsLog.map((line) => JSON.parse(line) as Record<string, unknown>);
  const security = logged.filter((line) => line['msg'] === 'security');
  expect(security.map(({ name, security: what }) => [name, what].join(' '))).toEqual(
    Array(lines).fill(`health ${fault}`),
  );
  const { truth } = hub.child('plain');
  for (const text of [truth.familyName, truth.nhsNumber!, held.context.actor.id, held.context.reason!, 's1.k1'])
    expect(hub.partsLog.join('')).not.toContain(text);
};

const expectUnauthenticated = (answer: WireResponse, fault: string) => {
  expect(answer.status).toBe(401);
  const extensions = errorExtensions('UNAUTHENTICATED', 'SIGNATURE_INVALID');
  const errors = [{ message: ERRORS.UNAUTHENTICATED.message, extensions }];
  expect(JSON.parse(answer.body)).toEqual({ code: 'UNAUTHENTICATED', errors });
  expectFault(fault);
};

const expectForbidden = (answer: WireResponse, fault: string) => {
  const { data, errors } = JSON.parse(answer.body) as {
    data: { _entities: unknown[] };
    errors: { extensions: unknown }[];
  };
  expect(data._entities).toEqual(held.fetch.variables.representations.map(() => null));
  for (const error of errors) expect(error.extensions).toEqual(errorExtensions('FORBIDDEN', 'STATEMENT_INVALID'));
  expect(errors).toHaveLength(2);
  expectFault(fault, 2);
};

test('the captured request is a real one: sent on as it is, it is answered', async () => {
  const answer = await held.send(held.request);
  const entities = (JSON.parse(answer.body) as { data: { _entities: { service: { name: string } }[] } }).data._entities;
  expect(entities.map((entity) => entity.service.name).toSorted()).toEqual([
    'School Health Nurses',
    'Watermill Surgery, Headington',
  ]);
  expectFault('', 0);
});

describe('an agency turns away a request', () => {
  test('that is sent a second time', async () => {
    await held.send(held.request);
    expectUnauthenticated(await held.send(held.request), 'REPLAYED');
  });

  test('without a signature', async () => {
    expectUnauthenticated(await held.send({ ...held.request, headers: {} }), 'MISSING');
  });

  test('without a context', async () => {
    expectUnauthenticated(await held.send(held.signed(held.fetch, { context: null })), 'NO_CONTEXT');
  });

  test('whose context was put in after it was signed', async () => {
    const forged = encodeRequestContext({ ...held.context, purpose: 'SAFEGUARD_S47' });
    const headers = { ...held.request.headers, 'request-context': forged };
    expectUnauthenticated(await held.send({ ...held.request, headers }), 'WRONG_SIGNATURE');
  });

  test('whose body was changed after it was signed', async () => {
    const body = held.request.body.replace('asOf', 'until');
    expectUnauthenticated(await held.send({ ...held.request, body }), 'WRONG_DIGEST');
  });

  test('whose context has expired', async () => {
    const expired = { ...held.context, deadline: Date.now() - 1 };
    expectUnauthenticated(await held.send(held.signed(held.fetch, { context: expired })), 'CONTEXT_EXPIRED');
  });

  test('that was signed too long ago', async () => {
    expectUnauthenticated(await held.send(held.signed(held.fetch, { now: Date.now() - 60_000 })), 'OUT_OF_TIME');
  });

  test('signed with a key of nobody’s', async () => {
    expectUnauthenticated(await held.send(held.signed(held.fetch, { keys: newKeyRing() })), 'WRONG_SIGNATURE');
  });

  test('signed for another agency', async () => {
    const request = held.signed(held.fetch, { receiver: 'education' });
    expectUnauthenticated(await held.send(request), 'WRONG_AUDIENCE');
  });

  test('of another part of the hub, though it may call for other things', async () => {
    expectUnauthenticated(await held.send(held.signed(held.fetch, { caller: 'operator' })), 'NOT_THE_GATEWAY');
  });

  test('of the gateway for what is the operator’s', async () => {
    const answer = await held.send(held.signed({ format: 'records', rows: [] }, { path: '/internal/load-records' }));
    expect([answer.status, (JSON.parse(answer.body) as { code: string }).code]).toEqual([403, 'FORBIDDEN']);
  });
});

describe('an agency tells nothing', () => {
  test.each([
    ['without a statement', () => undefined],
    ['for a statement of null', () => null],
    ['for an empty statement', () => ''],
    ['for a truncated statement', (seal: string) => seal.slice(0, -8)],
    ['for half a statement', (seal: string) => seal.slice(0, seal.length / 2)],
    ['for a statement with one bit changed', (seal: string) => flipped(seal)],
    ['for a statement of an unknown key', (seal: string) => seal.replace('.k1.', '.k9.')],
    ['for a statement with something behind it', (seal: string) => `${seal}.more`],
    ['for a statement that is a list', (seal: string) => [seal]],
  ])('%s', async (_what, forge) => {
    const request = held.signed(held.altered((one) => ({ ...one, statement: forge(one.statement as string) })));
    expectForbidden(await held.send(request), 'STATEMENT_NOT_GENUINE');
  });

  test('for a statement made for another agency', async () => {
    const [foreign] = held.elsewhere.variables.representations;
    const request = held.signed(held.altered((one) => ({ ...one, statement: foreign!.statement })));
    expectForbidden(await held.send(request), 'STATEMENT_NOT_GENUINE');
  });

  test('for the statement of another of its records', async () => {
    const ids = held.fetch.variables.representations.map((one) => one.id).toReversed();
    const request = held.signed(held.altered((one, index) => ({ ...one, id: ids[index]! })));
    expectForbidden(await held.send(request), 'STATEMENT_FOR_OTHER_RECORD');
  });

  test('for the statement of another actor', async () => {
    const other = { ...held.context, actor: { ...held.context.actor, id: 'demo-stranger' } };
    expectForbidden(await held.send(held.signed(held.fetch, { context: other })), 'STATEMENT_FOR_OTHER_ACTOR');
  });

  test('for the statement of an earlier request of the same actor', async () => {
    const later = { ...held.context, requestId: '3f0e7d0a-5b1c-4d2e-8f9a-0b1c2d3e4f5a' };
    expectForbidden(await held.send(held.signed(held.fetch, { context: later })), 'STATEMENT_FOR_OTHER_REQUEST');
  });

  test('for a statement made for another purpose', async () => {
    const graver = { ...held.context, purpose: 'SAFEGUARD_S47' } as const;
    expectForbidden(await held.send(held.signed(held.fetch, { context: graver })), 'STATEMENT_FOR_OTHER_PURPOSE');
  });

  test('for a statement that has expired', async () => {
    const now = Date.now() + 11_000;
    jest.spyOn(Date, 'now').mockReturnValue(now);
    const request = held.signed(held.fetch, { now, context: { ...held.context, deadline: now + 5_000 } });
    expectForbidden(await held.send(request), 'STATEMENT_EXPIRED');
  });
});

test('what an agency turns away is on the audit trail: said by the agency, and signed for by the index', async () => {
  const misused = held.altered((one) => ({ ...one, statement: 'forged' }));
  await held.send(held.signed(misused));
  await held.send({ ...held.request, headers: {}, peer: '10.20.30.40' } as WireRequest);
  const found = async () => {
    const entries = (await hub.auditEntries()).filter(({ kind }) => kind === 'security');
    const faults = entries.map(({ content }) => content['fault'] as string);
    const last = [faults.lastIndexOf('STATEMENT_NOT_GENUINE'), faults.lastIndexOf('MISSING')];
    return last.includes(-1) ? null : last.map((place) => entries[place]!);
  };
  // Nobody waits for these entries, so they may come after the answer.
  let entries = await found();
  await until(async () => {
    entries = await found();
    return entries?.[0]?.request_id === held.context.requestId;
  });
  const who = { source: 'health', recorded_by: 'child-index', child_ids: [] };
  expect(entries).toMatchObject([
    { ...who, request_id: held.context.requestId, actor: held.context.actor, purpose: held.context.purpose },
    { ...who, request_id: null, actor: null, content: { peer: '10.20.30.40' } },
  ]);
});

/** The seal with the last bit but a few turned over. */
function flipped(seal: string): string {
  const [version, key, body = ''] = seal.split('.');
  const bytes = Buffer.from(body, 'base64url');
  bytes[bytes.length - 20]! ^= 1;
  return [version, key, bytes.toString('base64url')].join('.');
}
