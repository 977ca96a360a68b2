import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { buildSchema, isInterfaceType, isNonNullType, isObjectType } from 'graphql';
import { importJWK, SignJWT } from 'jose';
import type { Actor } from '../../schema/contract/actor.ts';
import { PERSONAS } from '../../scripts/demo/personas.ts';
import { LOCAL_AUDIENCE, LOCAL_ISSUER } from '../../scripts/hub/local-issuer.ts';
import { decide } from '../../subgraphs/child-index/sharing/policy/decide.ts';
import type { DecisionFacts } from '../../subgraphs/child-index/sharing/policy/facts.ts';
import { clientErrorOf, involvementsIn } from '../journeys/answer.ts';
import { refusesConnections } from '../journeys/faults.ts';
import { startHub, type Asking, type JourneyHub } from '../journeys/hub.ts';
import { CHILD_BY_IDENTIFIER, FIND_CHILDREN, WHOS_INVOLVED } from '../journeys/operations.ts';
import { expectRefused } from '../journeys/refusals.ts';
import { change } from '../journeys/sharing/changes.ts';
import { EVERYTHING_ABOUT_A_CHILD } from '../journeys/sharing/everything-about-a-child.ts';
import { STORES } from '../test-stores.ts';
import { factsOf } from '../policy/facts-of.ts';

const schema = buildSchema(readFileSync('schema/api.graphql', 'utf8'));
const DAY = 86_400_000;

let hub: JourneyHub;
beforeAll(async () => {
  hub = await startHub(STORES[0]!);
});
beforeEach(() => hub.switchboard.reset());
afterAll(() => hub.close());

const askAs = async (who: Parameters<JourneyHub['ask']>[0], key: string, asking: Asking = {}) =>
  hub.ask(who, EVERYTHING_ABOUT_A_CHILD, { ...asking, variables: { id: await hub.childId(key) } });

function fieldsOf(typeName: string) {
  const type = schema.getType(typeName);
  return isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
}

test('F06 by what a shield hides nobody finds the child: its postcode, its numbers, its school', async () => {
  const { familyName, postcode, nhsNumber, upn } = hub.child('shielded').truth;
  const byPlace = await hub.ask('health-visitor', FIND_CHILDREN, { variables: { familyName, postcode } });
  expect(byPlace.data).toEqual({ findChildren: [] });
  const nobodys = { type: 'NHS_NUMBER', value: '9990000018' };
  const none = await hub.ask('health-visitor', CHILD_BY_IDENTIFIER, { variables: nobodys });
  for (const [type, value] of Object.entries({ NHS_NUMBER: nhsNumber, UPN: upn })) {
    if (value === null) continue;
    expect((await hub.ask('health-visitor', CHILD_BY_IDENTIFIER, { variables: { type, value } })).text).toBe(none.text);
  }
});

test('F07 what follows from where a shielded child lives is hidden with it, and there are no fields made from it', async () => {
  const { data, text } = await askAs('health-visitor', 'shielded');
  expect(data.child).toMatchObject({ address: null, postcode: null, identifiers: null });
  expect(involvementsIn({ data } as never).map((one) => one.agency)).toEqual(['HEALTH']);
  for (const place of ['Headington', 'Barton', 'Watermill', hub.child('shielded').truth.postcode])
    expect(text).not.toContain(place);
  const derived = /ward|lsoa|distance|nearest|map|locality|district|easting|northing|latitude|longitude/i;
  expect(fieldsOf('Child').filter(({ name }) => derived.test(name))).toEqual([]);
});

test('F08 what a unit wrote beside a consent is as hidden as what the consent is about', async () => {
  const childId = await hub.childId('sensitive-hidden');
  const therapist: Actor = { ...PERSONAS['health-visitor'].actor, id: 'therapist', unit: 'pcamhs-city' };
  const words = 'Her uncle, who lives with them, must not hear of it';
  await change(hub, therapist, 'recordConsent', {
    childId,
    giver: 'PR_HOLDER',
    authority: 'Mother, against her brother',
    decision: 'GIVEN',
    categories: ['INV_SENSITIVE'],
    recipients: ['SOCIAL_CARE'],
    purposes: ['SERVICE'],
    scope: 'CONTACT',
    explicit: true,
    obtained: 'VERBAL',
    reason: words,
  });
  const consents = 'query ($id: ID!) { child(id: $id) { consents { authority reason } } }';
  const asTold = async (who: Parameters<JourneyHub['ask']>[0]) =>
    (await hub.ask(who, consents, { variables: { id: childId } })).data.child.consents as unknown[];
  expect(await asTold(therapist)).toEqual([{ authority: 'Mother, against her brother', reason: words }]);
  expect(await asTold('teacher')).toEqual([]);
});

describe('F09 somebody who works for two agencies', () => {
  const { actor } = PERSONAS.teacher;

  test('F09 has a token of one of them', async () => {
    const both = { ...actor, agency: ['EDUCATION', 'HEALTH'] } as unknown as Actor;
    await expectRefused(hub, await askAs(both, 'plain'), 'UNAUTHENTICATED');
  });

  test('F09 is of the unit of that agency, whatever other agency has one of the same name', async () => {
    const { data } = await askAs({ ...actor, agency: 'HEALTH' }, 'plain');
    expect(data.child).toMatchObject({ address: null, whosInvolved: [], notices: ['NO_RELATIONSHIP'] });
  });
});

test.each(['actor', 'child', 'item', 'context'] as const)(
  'F11 an error in the policy denies and raises the alarm, here for want of the %s',
  (part) => {
    const { [part]: _missing, ...rest } = factsOf({ actor: { role: 'SOCIAL_WORKER' }, purpose: 'EMERGENCY' });
    const decision = decide(rest as unknown as DecisionFacts);
    expect(decision).toMatchObject({ rule: 'ERR-1', effect: 'HIDE', fields: [] });
    expect(decision.obligations).toEqual(['AUDIT', 'ALARM']);
  },
);

test('F13 a gateway whose clock is a day behind is believed by nobody, though its token would be', async () => {
  const behind = () => Date.now() - DAY;
  const late = await startHub(STORES[0]!, { beside: hub, now: behind });
  try {
    const { id, ...claims } = PERSONAS.teacher.actor;
    const token = await new SignJWT({ ...claims })
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid: 'journeys' })
      .setSubject(id)
      .setIssuer(LOCAL_ISSUER)
      .setAudience(LOCAL_AUDIENCE)
      .setIssuedAt(Math.floor(behind() / 1000))
      .setExpirationTime(Math.floor(behind() / 1000) + 600)
      .sign(await importJWK(hub.issuer, 'ES256'));
    const body = JSON.stringify({ query: WHOS_INVOLVED, variables: { id: await hub.childId('plain') } });
    const headers = { 'content-type': 'application/json', 'access-purpose': 'SERVICE', 'access-reason': 'First visit' };
    const answer = await late.send(body, { ...headers, authorization: `Bearer ${token}` });
    expect(answer.data?.child ?? null).toBeNull();
    expect(answer.errors).toHaveLength(1);
    expect(answer.text).not.toContain(hub.child('plain').truth.familyName);
  } finally {
    await late.close();
  }
});

test('F14 of a masked service there is nothing from which to work out what it is', async () => {
  const [masked, ...others] = involvementsIn(await askAs('personal-adviser', 'sensitive-masked')).filter(
    (one) => one.__typename === 'UnspecifiedSensitiveInvolvement',
  );
  expect(others).toEqual([]);
  const { __typename: _type, id, broker: _broker, ...rest } = masked!;
  expect(id).toMatch(/^[\w-]{22}$/);
  expect(Object.values(rest).filter((value) => value !== null && value !== 'UNSPECIFIED')).toEqual([[]]);
  const own = fieldsOf('UnspecifiedSensitiveInvolvement').map(({ name }) => name);
  expect(own.toSorted()).toEqual([...fieldsOf('Involvement').map(({ name }) => name), 'broker'].toSorted());
});

test('F15 each way to a child is decided, and what is withheld stays null by every one of them', async () => {
  const fields = '{ address postcode whosInvolved { agency service { name } } }';
  const operation = `query ($known: ID!, $shielded: ID!, $number: String!) {
    known: child(id: $known) ${fields} shielded: child(id: $shielded) ${fields} again: child(id: $shielded) ${fields}
    byNumber: childByIdentifier(type: NHS_NUMBER, value: $number) ${fields}
    caseload { edges { node { id ...Place } } } }
    fragment Place on Child ${fields}`;
  const [known, shielded] = [await hub.childId('plain'), await hub.childId('shielded')];
  const variables = { known, shielded, number: hub.child('shielded').truth.nhsNumber };
  const { data, errors } = await hub.ask('teacher', operation, { variables });
  const hidden = { address: null, postcode: null, whosInvolved: [] };
  expect(data).toMatchObject({ shielded: hidden, again: hidden, byNumber: null });
  expect(data.known.address).toBe(hub.child('plain').truth.address);
  expect(errors).toEqual([clientErrorOf('NOT_FOUND', ['byNumber'])]);
  const own = await hub.ask('health-visitor', operation, { variables: { ...variables, known: shielded } });
  const nodes = (own.data.caseload.edges as { node: { id: string } }[]).map(({ node }) => node);
  expect(nodes).toEqual([expect.objectContaining({ id: shielded, address: null, postcode: null })]);
});

describe('F17 a null where something may not be told', () => {
  test('F17 can stand for every field that tells something of the child or of who is involved', () => {
    const must = (typeName: string) =>
      fieldsOf(typeName)
        .filter(({ type }) => isNonNullType(type))
        .map(({ name }) => name);
    expect(must('Child')).toEqual(['id', 'whosInvolved', 'notices', 'broker', 'sharing', 'consents']);
    for (const { name } of schema.getPossibleTypes(schema.getType('Involvement') as never)) {
      const others = must(name).filter((field) => !['id', 'agency', 'withheldDetails'].includes(field));
      const stubs: Record<string, string[]> = {
        WithheldInvolvement: ['category', 'howToAsk'],
        UnspecifiedSensitiveInvolvement: ['broker'],
      };
      expect([name, others]).toEqual([name, stubs[name] ?? []]);
    }
  });

  test('F17 never takes the child with it when an agency does not answer', async () => {
    hub.switchboard.break('health', refusesConnections, 'gateway');
    const { data, errors } = await askAs('teacher', 'plain');
    expect(data.child.familyName).toBe(hub.child('plain').truth.familyName);
    expect(data.child.whosInvolved).toHaveLength(4);
    expect(errors.map(({ extensions }) => extensions['code'])).toEqual([
      'SUBGRAPH_UNAVAILABLE',
      'SUBGRAPH_UNAVAILABLE',
    ]);
    for (const { path } of errors) expect(path?.slice(0, 2)).toEqual(['child', 'whosInvolved']);
  });
});
