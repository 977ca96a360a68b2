import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { buildSchema, isObjectType } from 'graphql';
import { clientErrorOf } from '../journeys/answer.ts';
import { startHub, type JourneyHub } from '../journeys/hub.ts';
import { CASELOAD, FIND_CHILDREN } from '../journeys/operations.ts';
import { expectNothing, expectRefused } from '../journeys/refusals.ts';
import { changeAsManager } from '../journeys/sharing/changes.ts';
import { AUNT, childrenInCircumstances } from '../journeys/sharing/circumstances.ts';
import { STORES } from '../test-stores.ts';

const schema = buildSchema(readFileSync('schema/api.graphql', 'utf8'));

let hub: JourneyHub;
beforeAll(async () => {
  hub = await startHub(STORES[0]!, { more: childrenInCircumstances });
});
beforeEach(() => hub.switchboard.reset());
afterAll(() => hub.close());

const find = (variables: Record<string, unknown>) => hub.ask('teacher', FIND_CHILDREN, { variables });

test.each([
  ['{ caseload(where: { hasSocialWorker: true }) { pageInfo { hasNextPage } } }'],
  ['{ caseload(orderBy: "riskGrade") { pageInfo { hasNextPage } } }'],
  ['{ findChildren(familyName: "Larkspur", agency: HEALTH) { id } }'],
  ['query ($id: ID!) { child(id: $id) { whosInvolved(agency: HEALTH) { id } } }'],
])('G01 nothing can be filtered or sorted by what may be withheld: %s', async (operation) => {
  const variables = { id: await hub.childId('plain') };
  await expectRefused(hub, await hub.ask('teacher', operation, { variables }), 'GRAPHQL_VALIDATION_FAILED');
});

test('G01 no list takes an argument but for its page, the search, and the state of an alert', () => {
  const taken = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !name.startsWith('__') && name !== 'Mutation')
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
    .filter(({ field }) => field.type.toString().includes('[') || field.type.toString().includes('Connection'))
    .flatMap(({ type, field }) => field.args.map(({ name }) => `${type.name}.${field.name} ${name}`))
    .filter((argument) => !/ (first|after)$/.test(argument));
  const search = ['postcode', 'dateOfBirth', 'givenName', 'familyName'];
  expect(taken.toSorted()).toEqual(
    [...search.map((name) => `Query.findChildren ${name}`), 'Query.alerts state'].toSorted(),
  );
});

test('G02 a caseload neither counts nor leaves room for a child that is hidden from the asker', async () => {
  const related = await hub.childId('related');
  await changeAsManager(hub, 'addRestrictedPerson', { childId: related, actorId: AUNT.id, relation: 'FAMILY' });
  const pages = async (who: Parameters<JourneyHub['ask']>[0], first: number) => {
    const ids: string[] = [];
    const sizes: number[] = [];
    let after: string | null = null;
    for (let more = true; more;) {
      const answer = await hub.ask(who, CASELOAD, { variables: { first, after } });
      const { edges, pageInfo } = answer.data.caseload as {
        edges: { cursor: string; node: { id: string } }[];
        pageInfo: { hasNextPage: boolean; endCursor: string | null };
      };
      ids.push(...edges.map(({ node }) => node.id));
      sizes.push(edges.length);
      expect(pageInfo.endCursor).toBe(edges.at(-1)?.cursor ?? null);
      ({ hasNextPage: more, endCursor: after } = pageInfo);
    }
    return { ids, sizes };
  };
  const everyone = await pages('teacher', 100);
  expect(everyone.ids).toContain(related);
  for (const first of [1, 2, 5]) {
    const { ids, sizes } = await pages(AUNT, first);
    expect(ids.toSorted()).toEqual(everyone.ids.filter((id) => id !== related).toSorted());
    expect(sizes.slice(0, -1)).toEqual(sizes.slice(0, -1).map(() => first));
    expect(sizes.at(-1)).toBeGreaterThan(0);
  }
  const fields = Object.values(schema.getTypeMap()).filter(isObjectType);
  const counts = fields.flatMap((type) => Object.keys(type.getFields()).filter((name) => /total|count/i.test(name)));
  expect(counts).toEqual([]);
});

test.each([
  [{ familyName: 'Larkspur' }],
  [{ familyName: 'Larkspur', givenName: '', postcode: '  ' }],
  [{ familyName: '', givenName: 'Poppy', dateOfBirth: '2013-02-17' }],
])('G08 a search that is too wide is not made: %j', async (variables) => {
  expectNothing(await find(variables), 'findChildren', 'BAD_REQUEST', 'SEARCH_TOO_WIDE');
});

test('G08 names are matched whole: no part, wildcard or single letter finds anybody', async () => {
  const { familyName, givenName, postcode } = hub.child('plain').truth;
  for (const wrong of ['L', 'Lark', '%', '_______r', 'Larks*', '.*', `${familyName}s`])
    expect((await find({ familyName: wrong, givenName })).data?.findChildren ?? []).toEqual([]);
  for (const wrong of ['P', 'P%', '*'])
    expect((await find({ familyName, givenName: wrong })).data?.findChildren ?? []).toEqual([]);
  expect((await find({ familyName, postcode: postcode.slice(0, 3) })).data.findChildren).toEqual([]);
  // Full-width letters and other forms of the same name are that name, and no way round the rule above.
  const wide = familyName.replaceAll(/[!-~]/g, (letter) => String.fromCodePoint(letter.charCodeAt(0) + 0xfee0));
  for (const same of [familyName.toUpperCase(), wide])
    expect((await find({ familyName: same, givenName })).data.findChildren).toHaveLength(1);
});

test('G09 a hundred searches in one operation are refused before the first of them', async () => {
  const searches = Array.from(
    { length: 100 },
    (_, place) => `s${place}: findChildren(familyName: "Larkspur", givenName: "P${place}") { id }`,
  );
  await expectRefused(hub, await hub.ask('teacher', `{ ${searches.join(' ')} }`), 'OPERATION_LIMIT');
});

test('G13 who else looked at a child is for auditors, who see no child', async () => {
  const entries = '{ auditEntries(first: 5) { edges { node { kind childIds actor { id } } } } }';
  const childId = await hub.childId('shielded');
  for (const [who, purpose] of [
    ['teacher', 'SERVICE'],
    ['social-worker', 'SAFEGUARD_S47'],
    ['index-manager', 'DATA_STEWARDSHIP'],
  ] as const) {
    const answer = await hub.ask(who, entries, { purpose });
    expect(answer.errors).toEqual([clientErrorOf('FORBIDDEN', ['auditEntries'], 'ROLE_NOT_ALLOWED')]);
    expect(answer.data).toBeNull();
  }
  expect((await hub.ask('auditor', entries, { purpose: 'AUDIT' })).errors).toEqual([]);
  const child = 'query ($id: ID!) { child(id: $id) { familyName } }';
  const asked = await hub.ask('auditor', child, { purpose: 'AUDIT', variables: { id: childId } });
  expectNothing(asked, 'child', 'NOT_FOUND');
});
