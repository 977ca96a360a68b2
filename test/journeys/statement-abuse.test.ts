import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { SubgraphName } from '../../schema/contract/agency.ts';
import { ERRORS, errorExtensions } from '../../schema/contract/error-codes.ts';
import { newKeyRing, type KeyRing } from '../../schema/contract/key-ring.ts';
import {
  decodeRequestContext,
  encodeRequestContext,
  type RequestContext,
} from '../../schema/contract/request-context.ts';
import { signRequest, type Caller } from '../../schema/contract/request-signature.ts';
import type { WireRequest, WireResponse } from '../../schema/contract/wire.ts';
import { STORIES } from '../../scripts/demo/stories.ts';
import { startHub, type JourneyHub } from './hub.ts';
import { WHOS_INVOLVED } from './operations.ts';
import { STORES } from './stores.ts';

/** What the gateway sends an agency: a fetch of entities. */
interface Fetch {
  readonly query: string;
  readonly variables: { readonly representations: readonly Representation[] };
}

interface Representation {
  readonly __typename: string;
  readonly id: string;
  readonly statement?: unknown;
}

let hub: JourneyHub;
let captured: WireRequest;
let fetch: Fetch;
let context: RequestContext;
let elsewhere: Fetch;

beforeAll(async () => {
  hub = await startHub(STORES[0]!);
});
afterAll(() => hub.close());

/** Someone on the inside has a real request to health in hand, statements and all, and has not used it up. */
beforeEach(async () => {
  hub.switchboard.reset();
  hub.switchboard.break('health', () => () => Promise.reject(new Error('intercepted')));
  const { asks, purpose, reason } = STORIES.plain;
  await hub.ask(asks, WHOS_INVOLVED, { purpose, reason, variables: { id: await hub.childId('plain') } });
  const requestTo = (receiver: SubgraphName) =>
    hub.switchboard.fetches().find((call) => call.receiver === receiver)!.request;
  captured = requestTo('health');
  fetch = JSON.parse(captured.body) as Fetch;
  elsewhere = JSON.parse(requestTo('education').body) as Fetch;
  context = decodeRequestContext(captured.headers['request-context'] ?? '')!;
  hub.switchboard.reset();
  hub.partsLog.length = 0;
});
afterEach(() => {
  jest.restoreAllMocks();
});

const sendToHealth = (request: WireRequest): Promise<WireResponse> =>
  hub.switchboard.honest('health')(request, AbortSignal.timeout(2_000));

interface Signing {
  readonly context?: RequestContext | null;
  readonly caller?: Caller;
  readonly receiver?: SubgraphName;
  readonly keys?: KeyRing;
  readonly path?: string;
  readonly now?: number;
}

/** A request signed like the gateway's, except for what is said. */
const signed = (sent: unknown, signing: Signing = {}): WireRequest => {
  const { caller = 'gateway', receiver = 'health', path = '/graphql', now = Date.now() } = signing;
  const keys = signing.keys ?? hub.parts.keys.line(caller, receiver);
  const given = signing.context === undefined ? context : signing.context;
  const body = JSON.stringify(sent);
  const parts = { method: 'POST', path, body, context: given === null ? '' : encodeRequestContext(given) };
  return { method: 'POST', path, body, headers: signRequest(parts, caller, receiver, keys, now) };
};

/** The same fetch with something done to each representation. */
const altered = (alter: (one: Representation, index: number) => Representation): Fetch => ({
  ...fetch,
  variables: { representations: fetch.variables.representations.map(alter) },
});

/** No data, one code, and a line in the agency's own security log that says what was wrong and about nobody. */
const expectFault = (fault: string, lines = 1) => {
  const logged = hub.partsLog.map((line) => JSON.parse(line) as Record<string, unknown>);
  const security = logged.filter((line) => line['msg'] === 'security');
  expect(security.map((line) => `${line['name']} ${line['security']}`)).toEqual(Array(lines).fill(`health ${fault}`));
  const { truth } = hub.child('plain');
  for (const text of [truth.familyName, truth.nhsNumber!, context.actor.id, context.reason!, 's1.k1'])
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
  expect(data._entities).toEqual(fetch.variables.representations.map(() => null));
  for (const error of errors) expect(error.extensions).toEqual(errorExtensions('FORBIDDEN', 'STATEMENT_INVALID'));
  expect(errors).toHaveLength(2);
  expectFault(fault, 2);
};

test('the captured request is a real one: sent on as it is, it is answered', async () => {
  const answer = await sendToHealth(captured);
  const entities = (JSON.parse(answer.body) as { data: { _entities: { service: { name: string } }[] } }).data._entities;
  expect(entities.map((entity) => entity.service.name).toSorted()).toEqual([
    'School Health Nurses',
    'Watermill Surgery, Headington',
  ]);
  expectFault('', 0);
});

describe('an agency turns away a request', () => {
  test('that is sent a second time', async () => {
    await sendToHealth(captured);
    expectUnauthenticated(await sendToHealth(captured), 'REPLAYED');
  });

  test('without a signature', async () => {
    expectUnauthenticated(await sendToHealth({ ...captured, headers: {} }), 'MISSING');
  });

  test('without a context', async () => {
    expectUnauthenticated(await sendToHealth(signed(fetch, { context: null })), 'NO_CONTEXT');
  });

  test('whose context was put in after it was signed', async () => {
    const forged = encodeRequestContext({ ...context, purpose: 'SAFEGUARD_S47' });
    const headers = { ...captured.headers, 'request-context': forged };
    expectUnauthenticated(await sendToHealth({ ...captured, headers }), 'WRONG_SIGNATURE');
  });

  test('whose body was changed after it was signed', async () => {
    const body = captured.body.replace('asOf', 'until');
    expectUnauthenticated(await sendToHealth({ ...captured, body }), 'WRONG_DIGEST');
  });

  test('whose context has expired', async () => {
    const expired = { ...context, deadline: Date.now() - 1 };
    expectUnauthenticated(await sendToHealth(signed(fetch, { context: expired })), 'CONTEXT_EXPIRED');
  });

  test('that was signed too long ago', async () => {
    expectUnauthenticated(await sendToHealth(signed(fetch, { now: Date.now() - 60_000 })), 'OUT_OF_TIME');
  });

  test('signed with a key of nobody’s', async () => {
    expectUnauthenticated(await sendToHealth(signed(fetch, { keys: newKeyRing() })), 'WRONG_SIGNATURE');
  });

  test('signed for another agency', async () => {
    const request = signed(fetch, { receiver: 'education' });
    expectUnauthenticated(await sendToHealth(request), 'WRONG_AUDIENCE');
  });

  test('of another part of the hub, though it may call for other things', async () => {
    expectUnauthenticated(await sendToHealth(signed(fetch, { caller: 'operator' })), 'NOT_THE_GATEWAY');
  });

  test('of the gateway for what is the operator’s', async () => {
    const answer = await sendToHealth(signed({ format: 'records', rows: [] }, { path: '/internal/load-records' }));
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
    const request = signed(altered((one) => ({ ...one, statement: forge(one.statement as string) })));
    expectForbidden(await sendToHealth(request), 'STATEMENT_NOT_GENUINE');
  });

  test('for a statement made for another agency', async () => {
    const [foreign] = elsewhere.variables.representations;
    const request = signed(altered((one) => ({ ...one, statement: foreign!.statement })));
    expectForbidden(await sendToHealth(request), 'STATEMENT_NOT_GENUINE');
  });

  test('for the statement of another of its records', async () => {
    const ids = fetch.variables.representations.map((one) => one.id).toReversed();
    const request = signed(altered((one, index) => ({ ...one, id: ids[index]! })));
    expectForbidden(await sendToHealth(request), 'STATEMENT_FOR_OTHER_RECORD');
  });

  test('for the statement of another actor', async () => {
    const other = { ...context, actor: { ...context.actor, id: 'demo-stranger' } };
    expectForbidden(await sendToHealth(signed(fetch, { context: other })), 'STATEMENT_FOR_OTHER_ACTOR');
  });

  test('for the statement of an earlier request of the same actor', async () => {
    const later = { ...context, requestId: '3f0e7d0a-5b1c-4d2e-8f9a-0b1c2d3e4f5a' };
    expectForbidden(await sendToHealth(signed(fetch, { context: later })), 'STATEMENT_FOR_OTHER_REQUEST');
  });

  test('for a statement made for another purpose', async () => {
    const graver = { ...context, purpose: 'SAFEGUARD_S47' } as const;
    expectForbidden(await sendToHealth(signed(fetch, { context: graver })), 'STATEMENT_FOR_OTHER_PURPOSE');
  });

  test('for a statement that has expired', async () => {
    const now = Date.now() + 11_000;
    jest.spyOn(Date, 'now').mockReturnValue(now);
    const request = signed(fetch, { now, context: { ...context, deadline: now + 5_000 } });
    expectForbidden(await sendToHealth(request), 'STATEMENT_EXPIRED');
  });
});

/** The seal with the last bit but a few turned over. */
function flipped(seal: string): string {
  const [version, key, body = ''] = seal.split('.');
  const bytes = Buffer.from(body, 'base64url');
  bytes[bytes.length - 20]! ^= 1;
  return [version, key, bytes.toString('base64url')].join('.');
}
