import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { newKeyRing } from '../../../../schema/contract/key-ring.ts';
import { encodeRequestContext } from '../../../../schema/contract/request-context.ts';
import { contentDigest, signRequest, type SignedParts } from '../../../../schema/contract/request-signature.ts';
import type { WireRequest } from '../../../../schema/contract/wire.ts';
import { education } from '../../../../subgraphs/education/index.ts';
import { startAgencyHarness, type AgencyHarness } from '../../agency-harness.ts';
import { pupil } from '../../education/a-pupil.ts';

let hub: AgencyHarness;
let genuine: WireRequest;

beforeAll(async () => {
  hub = await startAgencyHarness(education);
  await hub.load('records', [pupil()]);
});
afterAll(() => hub.close());

beforeEach(() => {
  hub.security.length = 0;
  const statement = hub.seal(hub.statement('involvement-1', ['ED-1'], 'INV_UNIVERSAL', ['INV_UNIVERSAL']));
  genuine = hub.request([{ id: 'involvement-1', statement }], 'id service { name }');
});

/** Sends a request that has to be refused before any resolver runs, with nothing said but the code. */
async function expectRefused(request: WireRequest, fault: string, requestId: string | null = null) {
  const before = hub.queryCount();
  const answer = await hub.send(request);
  expect(answer.status).toBe(401);
  expect(answer.codes).toEqual(['UNAUTHENTICATED']);
  expect(answer.entities).toBeNull();
  expect(answer.body).not.toContain('Foxglove');
  expect(answer.body).not.toContain(fault);
  expect(hub.queryCount()).toBe(before);
  expect(hub.security).toEqual([{ fault, requestId }]);
}

/** The genuine request signed again with something about the signature changed. */
function signedOtherwise(changes: {
  parts?: Partial<SignedParts>;
  receiver?: 'health';
  keys?: AgencyHarness['sealKeys'];
  now?: number;
}): WireRequest {
  const context = genuine.headers['request-context'] ?? '';
  const parts = { method: 'POST', path: '/graphql', body: genuine.body, context, ...changes.parts };
  const ring = changes.keys ?? hub.callerKeys.gateway;
  const headers = signRequest(parts, 'gateway', changes.receiver ?? 'education', ring, changes.now ?? Date.now());
  return { ...genuine, headers: { 'request-context': context, ...headers } };
}

test('the genuine request is answered', async () => {
  const answer = await hub.send(genuine);
  expect(answer.status).toBe(200);
  expect(answer.entities).toEqual([{ id: 'involvement-1', service: { name: 'Foxglove School' } }]);
});

describe('D03: a direct call without a signature', () => {
  test('is refused, and the security log says so', async () => {
    await expectRefused({ ...genuine, headers: {} }, 'MISSING');
  });

  test('is refused though it brings the context of a real request', async () => {
    const { 'request-context': context = '' } = genuine.headers;
    await expectRefused({ ...genuine, headers: { 'request-context': context } }, 'MISSING');
  });

  test('is refused for internal operations too', async () => {
    const body = JSON.stringify({ format: 'records', rows: [] });
    await expectRefused({ method: 'POST', path: '/internal/load-records', headers: {}, body }, 'MISSING');
  });
});

describe('D04: a direct call with a signature', () => {
  test('for another subgraph is refused', async () => {
    await expectRefused(signedOtherwise({ receiver: 'health' }), 'WRONG_AUDIENCE');
  });

  test('of another body is refused', async () => {
    await expectRefused({ ...genuine, body: genuine.body.replace('name', 'telephone') }, 'WRONG_DIGEST');
  });

  test('of another body, its digest replaced, is refused', async () => {
    const body = genuine.body.replace('name', 'telephone');
    const headers = { ...genuine.headers, 'content-digest': contentDigest(body) };
    await expectRefused({ ...genuine, body, headers }, 'WRONG_SIGNATURE');
  });

  test('made more than 30 seconds ago is refused', async () => {
    await expectRefused(signedOtherwise({ now: Date.now() - 31_000 }), 'OUT_OF_TIME');
  });

  test('made for a later time is refused', async () => {
    await expectRefused(signedOtherwise({ now: Date.now() + 35_000 }), 'OUT_OF_TIME');
  });

  test('sent a second time is refused', async () => {
    await hub.send(genuine);
    await expectRefused(genuine, 'REPLAYED');
  });

  test('of another method is refused', async () => {
    await expectRefused(signedOtherwise({ parts: { method: 'GET' } }), 'WRONG_SIGNATURE');
  });

  test('of another path is refused', async () => {
    await expectRefused(signedOtherwise({ parts: { path: '/internal/load-records' } }), 'WRONG_SIGNATURE');
  });

  test('of another context is refused', async () => {
    const context = encodeRequestContext({ ...hub.context, reason: 'another reason' });
    await expectRefused({ ...genuine, headers: { ...genuine.headers, 'request-context': context } }, 'WRONG_SIGNATURE');
  });

  test('by a key that the subgraph does not hold is refused', async () => {
    await expectRefused(signedOtherwise({ keys: newKeyRing('g2') }), 'UNKNOWN_KEY');
  });

  test('by another secret under the id of a held key is refused', async () => {
    await expectRefused(signedOtherwise({ keys: newKeyRing('g1') }), 'WRONG_SIGNATURE');
  });
});

describe('a signed call', () => {
  test('without a context is refused', async () => {
    const body = genuine.body;
    const parts = { method: 'POST', path: '/graphql', body, context: '' };
    const headers = signRequest(parts, 'gateway', 'education', hub.callerKeys.gateway, Date.now());
    await expectRefused({ ...genuine, headers }, 'NO_CONTEXT');
  });

  test('whose deadline has passed is refused, with the request id in the log', async () => {
    const late = hub.request([{ id: 'involvement-1' }], 'id', { deadline: Date.now() - 1 });
    await expectRefused(late, 'CONTEXT_EXPIRED', hub.context.requestId);
  });

  test('from someone who is not the gateway may not ask for fields', async () => {
    await expectRefused(hub.request([{ id: 'involvement-1' }], 'id', {}, 'operator'), 'NOT_THE_GATEWAY');
  });

  test('from the gateway may not load records', async () => {
    const body = JSON.stringify({ format: 'records', rows: [] });
    const parts = { method: 'POST', path: '/internal/load-records', body, context: '' };
    const headers = signRequest(parts, 'gateway', 'education', hub.callerKeys.gateway, Date.now());
    const answer = await hub.send({ method: 'POST', path: parts.path, headers, body });
    expect(answer.status).toBe(403);
    expect(answer.codes).toEqual(['FORBIDDEN']);
  });
});
