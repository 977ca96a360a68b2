import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { importJWK, SignJWT } from 'jose';
import { PERSONAS } from '../../scripts/demo/personas.ts';
import { issueToken, LOCAL_AUDIENCE, LOCAL_ISSUER } from '../../scripts/hub/local-issuer.ts';
import { startHub, type JourneyHub } from './hub.ts';
import { CASELOAD, FIND_CHILDREN, WHOS_INVOLVED } from './operations.ts';
import { expectNothing, expectRefused } from './refusals.ts';
import { STORES } from '../test-stores.ts';

const UNKNOWN_ID = '3f0e7d0a-5b1c-4d2e-8f9a-0b1c2d3e4f5a';
const ACTOR = PERSONAS.teacher.actor;

let hub: JourneyHub;
let token: string;
let variables: { id: string };
beforeAll(async () => {
  hub = await startHub(STORES[0]!);
  token = await issueToken(hub.issuer, ACTOR);
  variables = { id: await hub.childId('plain') };
});
beforeEach(() => hub.switchboard.reset());
afterAll(() => hub.close());

const HEADERS = { 'content-type': 'application/json', 'access-purpose': 'SERVICE', 'access-reason': 'First visit' };
const bodyOf = (query: string) => JSON.stringify({ query, variables });

describe('a body that is not an operation', () => {
  const send = (body: string) => hub.send(body, { ...HEADERS, authorization: `Bearer ${token}` });

  test.each([
    ['nothing', ''],
    ['JSON that breaks off', '{"query": "{ __typename'],
    ['a list of operations', `[${JSON.stringify({ query: '{ __typename }' })}]`],
    ['no query', '{"variables": {}}'],
    ['a query that is a number', '{"query": 5}'],
    ['the same member twice', '{"query": "{ __typename }", "query": "{ __typename }"}'],
  ])('is refused when it is %s', async (_what, body) => {
    await expectRefused(hub, await send(body), 'BAD_REQUEST', 'JSON_MALFORMED');
  });

  test('is refused when it is not GraphQL', async () => {
    await expectRefused(hub, await send(bodyOf('query { child(')), 'GRAPHQL_PARSE_FAILED');
  });

  test.each([
    ['a field that there is not', 'query WhosInvolved($id: ID!) { child(id: $id) { shoeSize } }'],
    ['a literal of the wrong type', '{ caseload(first: "many") { pageInfo { hasNextPage } } }'],
    ['the sealed statement', WHOS_INVOLVED.replace('asOf', '... on EducationInvolvement { statement }')],
    ['the entities of a subgraph', '{ _entities(representations: []) { __typename } }'],
    ['the schema', '{ __schema { types { name } } }'],
  ])('is refused when it asks for %s', async (_what, query) => {
    await expectRefused(hub, await send(JSON.stringify({ query })), 'GRAPHQL_VALIDATION_FAILED');
  });

  test.each([
    ['of the wrong type', { id: { nested: true } }],
    ['missing', {}],
  ])('is refused when a variable is %s', async (_how, wrong) => {
    const body = JSON.stringify({ query: WHOS_INVOLVED, variables: wrong });
    await expectRefused(hub, await send(body), 'BAD_REQUEST', 'VALUE_INVALID');
  });

  test('is refused when it is a megabyte long', async () => {
    await expectRefused(hub, await send(bodyOf(`{ __typename } #${'x'.repeat(1024 * 1024)}`)), 'PAYLOAD_TOO_LARGE');
  });

  test('is refused when it asks for more than the hub answers in one operation', async () => {
    const aliases = Array.from({ length: 40 }, (_, place) => `c${place}: child(id: "${place}") { id }`);
    await expectRefused(hub, await send(bodyOf(`{ ${aliases.join(' ')} }`)), 'OPERATION_LIMIT');
  });
});

describe('a token', () => {
  const send = (authorization?: string) =>
    hub.send(bodyOf(WHOS_INVOLVED), { ...HEADERS, ...(authorization === undefined ? {} : { authorization }) });

  test('is needed', async () => {
    await expectRefused(hub, await send(), 'UNAUTHENTICATED');
  });

  test('is refused when it has expired', async () => {
    await expectRefused(hub, await send(`Bearer ${await issueToken(hub.issuer, ACTOR, -60)}`), 'UNAUTHENTICATED');
  });

  test('is refused when it is not signed at all', async () => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const [, payload] = token.split('.');
    const header = part({ alg: 'none', typ: 'at+jwt', kid: hub.issuer.kid });
    for (const signature of ['', token.split('.')[2]]) {
      await expectRefused(hub, await send(`Bearer ${header}.${payload}.${signature}`), 'UNAUTHENTICATED');
      hub.switchboard.reset();
    }
  });

  test('is refused when it is for another audience', async () => {
    const { id, ...claims } = ACTOR;
    const signed = async (audience: string) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'journeys' })
        .setSubject(id)
        .setIssuer(LOCAL_ISSUER)
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime('10m')
        .sign(await importJWK(hub.issuer, 'ES256'));
    await expectRefused(hub, await send(`Bearer ${await signed('urn:another:hub')}`), 'UNAUTHENTICATED');
    hub.switchboard.reset();
    expect((await send(`Bearer ${await signed(LOCAL_AUDIENCE)}`)).errors).toEqual([]);
  });

  test('is refused when somebody else’s claims are put into it', async () => {
    const [header, , signature] = token.split('.');
    const claims = { ...PERSONAS['social-worker'].actor, iss: LOCAL_ISSUER, aud: LOCAL_AUDIENCE };
    const payload = Buffer.from(JSON.stringify(claims)).toString('base64url');
    await expectRefused(hub, await send(`Bearer ${header}.${payload}.${signature}`), 'UNAUTHENTICATED');
  });
});

describe('the Access headers', () => {
  test.each([
    ['no purpose', { purpose: null }, 'PURPOSE_MISSING'],
    ['no reason', { reason: null }, 'REASON_MISSING'],
    ['a reason of spaces', { reason: '   ' }, 'REASON_MISSING'],
  ] as const)('with %s nothing is answered, whatever is asked', async (_what, asking, detail) => {
    expectNothing(await hub.ask('teacher', WHOS_INVOLVED, { ...asking, variables }), 'child', 'FORBIDDEN', detail);
    const { familyName, givenName } = hub.child('plain').truth;
    const search = await hub.ask('teacher', FIND_CHILDREN, { ...asking, variables: { familyName, givenName } });
    expectNothing(search, 'findChildren', 'FORBIDDEN', detail);
    expectNothing(await hub.ask('teacher', CASELOAD, asking), 'caseload', 'FORBIDDEN', detail);
    expect(hub.switchboard.asked()).toEqual(['child-index', 'child-index', 'child-index']);
  });

  test.each([
    ['a purpose that there is not', 'CURIOSITY', 'PURPOSE_UNKNOWN'],
    ['a purpose that is not the actor’s', 'STATUTORY', 'PURPOSE_NOT_ALLOWED'],
  ] as const)('with %s the request is refused', async (_what, purpose, detail) => {
    await expectRefused(hub, await hub.ask('teacher', WHOS_INVOLVED, { purpose, variables }), 'FORBIDDEN', detail);
  });

  test('a reason longer than 500 characters is refused', async () => {
    const answer = await hub.ask('teacher', WHOS_INVOLVED, { reason: 'x'.repeat(501), variables });
    await expectRefused(hub, answer, 'BAD_REQUEST', 'HEADER_TOO_LONG');
  });
});

describe('a child that there is not', () => {
  test('reads the same whether its id could be one or not', async () => {
    const ids = [
      UNKNOWN_ID,
      UNKNOWN_ID.toUpperCase(),
      '17',
      '',
      '"; drop table child_index.child; --',
      '../../secrets',
    ];
    const answered = await Promise.all(ids.map((id) => hub.ask('teacher', WHOS_INVOLVED, { variables: { id } })));
    for (const answer of answered) expectNothing(answer, 'child', 'NOT_FOUND');
    expect(new Set(answered.map((answer) => answer.text)).size).toBe(1);
  });

  test('reads the same as one that is there, to somebody who may not know of it', async () => {
    const asking = { purpose: 'AUDIT', reason: 'Monthly review' };
    const there = await hub.ask('auditor', WHOS_INVOLVED, { ...asking, variables });
    const absent = await hub.ask('auditor', WHOS_INVOLVED, { ...asking, variables: { id: UNKNOWN_ID } });
    expectNothing(there, 'child', 'NOT_FOUND');
    expect(there.text).toBe(absent.text);
  });
});

describe('a value that is too long', () => {
  test.each([
    ['an id', WHOS_INVOLVED, { id: 'x'.repeat(10_000) }, 'child'],
    ['a family name', FIND_CHILDREN, { familyName: 'x'.repeat(10_000), givenName: 'Poppy' }, 'findChildren'],
    ['a postcode', FIND_CHILDREN, { familyName: 'Larkspur', postcode: 'x'.repeat(10_000) }, 'findChildren'],
  ])('is refused by its length when it is %s of 10,000 characters', async (_what, operation, given, field) => {
    const answer = await hub.ask('teacher', operation, { variables: given });
    expectNothing(answer, field, 'BAD_REQUEST', 'VALUE_TOO_LONG');
  });

  test('a date that is none is refused as a value', async () => {
    const answer = await hub.ask('teacher', FIND_CHILDREN, {
      variables: { familyName: 'Larkspur', dateOfBirth: '2014-02-30' },
    });
    expectNothing(answer, 'findChildren', 'BAD_REQUEST', 'VALUE_INVALID');
  });
});
