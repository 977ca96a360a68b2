import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { buildSchema, isObjectType } from 'graphql';
import type { Actor } from '../../schema/contract/actor.ts';
import { PERSONAS } from '../../scripts/demo/personas.ts';
import { LOOKS_AN_HOUR } from '../../subgraphs/child-index/sharing/quota/note-looks.ts';
import { clientErrorOf } from '../journeys/answer.ts';
import { startHub, type Asking, type JourneyHub } from '../journeys/hub.ts';
import { CASELOAD, FIND_CHILDREN } from '../journeys/operations.ts';
import { expectNothing, expectRefused } from '../journeys/refusals.ts';
import { changeAsManager } from '../journeys/sharing/changes.ts';
import { actorOf, AUNT, childrenInCircumstances } from '../journeys/sharing/circumstances.ts';
import { OF_ANOTHER_RULE } from '../journeys/sharing/drives.ts';
import { fieldsBelow, rootsOutside } from '../journeys/sharing/what-there-is-to-tell.ts';
import { STORES } from '../test-stores.ts';

const schema = buildSchema(readFileSync('schema/api.graphql', 'utf8'));
/** Fields of the parts of the hub that answer about children by the sharing policy. */
const ROOTS = rootsOutside(Object.keys(OF_ANOTHER_RULE));

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
    .filter(({ type, field }) => type.name !== 'Query' || ROOTS.includes(field.name))
    .filter(({ field }) => field.type.toString().includes('[') || field.type.toString().includes('Connection'))
    .flatMap(({ type, field }) => field.args.map(({ name }) => `${type.name}.${field.name} ${name}`))
    .filter((argument) => !/ (first|after)$/.test(argument));
  const search = ['postcode', 'district', 'school', 'dateOfBirth', 'ageFrom', 'ageTo', 'givenName', 'familyName'];
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
  const counts = fieldsBelow(schema, ROOTS).filter((field) => /total|count/i.test(field.replace(/.*\./, '')));
  // How many of an agency's own records want mending, for those who mend them: not of who is hidden from whom.
  expect(counts).toEqual(['DataQualityFinding.count']);
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

test('G09 of more than two searches in one operation none is made, however they are written', async () => {
  const { familyName, givenName } = hub.child('plain').truth;
  const search = `findChildren(familyName: "${familyName}", givenName: "${givenName}") { id }`;
  const two = await hub.ask('teacher', `{ a: ${search} b: ${search} }`);
  expect(two.errors).toEqual([]);
  expect(two.data.b).toHaveLength(1);
  for (const three of [
    `{ a: ${search} b: ${search} c: ${search} }`,
    `{ ...All } fragment All on Query { a: ${search} ... { b: ${search} c: ${search} } }`,
  ]) {
    const answer = await hub.ask('teacher', three);
    // The list may not be null, so the first refusal takes the place of all.
    expect(answer.errors.map(({ extensions }) => extensions['reason'])).toEqual(['SEARCHES_TOO_MANY']);
    expect(answer.data).toBeNull();
    expect((await hub.auditEntries(answer.requestId)).filter(({ kind }) => kind === 'search')).toEqual([]);
  }
});

describe('G10 G11 somebody who walks from child to child', () => {
  const child = 'query ($id: ID!) { child(id: $id) { familyName } }';
  const look = async (who: Actor, key: string, asking: Asking = {}) => {
    const { data, errors } = await hub.ask(who, child, { ...asking, variables: { id: await hub.childId(key) } });
    return errors[0]?.extensions['code'] ?? (data.child.familyName as string);
  };
  const { actor: stranger } = PERSONAS.stranger;
  /** Looks that the clock's hour already has, at children whom nobody knows. */
  const lookedAt = (actor: string, times: number) =>
    hub.database.run(`insert into child_index.look (actor_id, hour, child_id, agency)
      select '${actor}', date_trunc('hour', now()), gen_random_uuid(), 'EDUCATION' from generate_series(1, ${times})`);
  const names = (key: string) => hub.child(key).truth.familyName;
  const quotaAlerts = () =>
    hub.database.run(`select actor_id from child_index.alert where rules = array['QUOTA'] order by seq`);
  beforeEach(() => hub.database.run('truncate child_index.look, child_index.alert'));

  test('G10 is told of no more children within the hour, with any token, and the index team hears of it once', async () => {
    expect(await look(stranger, 'plain')).toBe(names('plain'));
    await lookedAt(stranger.id, LOOKS_AN_HOUR.actor - 1);
    for (const other of [stranger, { ...stranger, unit: 'another-school' }]) {
      expect(await look(other, 'withheld')).toBe('RATE_LIMITED');
      expect(await look(other, 'agency-down')).toBe('RATE_LIMITED');
    }
    expect(await quotaAlerts()).toEqual([{ actor_id: stranger.id }]);
    // Who was looked at before still is told of, and so is a colleague, and in an emergency everybody.
    expect(await look(stranger, 'plain')).toBe(names('plain'));
    expect(await look({ ...stranger, id: 'colleague' }, 'withheld')).toBe(names('withheld'));
    expect(await look(actorOf('stranger'), 'withheld', { purpose: 'EMERGENCY' })).toBe(names('withheld'));
  });

  test('G10 finds nobody by searching either', async () => {
    await lookedAt(stranger.id, LOOKS_AN_HOUR.actor);
    const { familyName, givenName } = hub.child('plain').truth;
    const answer = await hub.ask(stranger, FIND_CHILDREN, { variables: { familyName, givenName } });
    expect(answer.errors.map(({ extensions }) => extensions['code'])).toEqual(['RATE_LIMITED']);
    expect(answer.data).toBeNull();
  });

  test('G10 learns nothing of a child that is hidden: it does not count, and neither does one that there is not', async () => {
    await lookedAt(stranger.id, LOOKS_AN_HOUR.actor);
    const codes = async (id: string) => (await hub.ask(stranger, child, { variables: { id } })).text;
    expect(await codes(await hub.childId('grown-up'))).toBe(await codes('3f0e7d0a-5b1c-4d2e-8f9a-0b1c2d3e4f5a'));
  });

  test('G10 is not whoever works with the children', async () => {
    const { actor } = PERSONAS.teacher;
    await lookedAt(actor.id, LOOKS_AN_HOUR.actor);
    expect(await look(actor, 'plain')).toBe(names('plain'));
  });

  test('G11 shares the hour with everybody else of the agency', async () => {
    await lookedAt('the others', LOOKS_AN_HOUR.agency);
    expect(await look(stranger, 'plain')).toBe('RATE_LIMITED');
    expect(await look({ ...stranger, agency: 'HEALTH' }, 'plain')).toBe(names('plain'));
  });
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
