import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { clientErrorOf, expectNothingOfTheInside } from '../journeys/answer.ts';
import { startHub, type JourneyHub } from '../journeys/hub.ts';
import { FIND_CHILDREN, WHOS_INVOLVED } from '../journeys/operations.ts';
import { expectRefused } from '../journeys/refusals.ts';
import { embedded } from '../test-stores.ts';

const schema = buildSchema(readFileSync('schema/api.graphql', 'utf8'));
const FILTERED = `query ($filter: AuditEntryFilter, $first: Int!) {
  auditEntries(filter: $filter, first: $first) { edges { node { id kind } } pageInfo { hasNextPage } }
}`;

let hub: JourneyHub;
beforeAll(async () => {
  hub = await startHub(embedded);
});
beforeEach(() => hub.switchboard.reset());
afterAll(() => hub.close());

const find = (variables: Record<string, unknown>) => hub.ask('teacher', FIND_CHILDREN, { variables });
const filtered = (filter: Record<string, unknown>, first = 5) =>
  hub.ask('auditor', FILTERED, { purpose: 'AUDIT', variables: { filter, first } });

const SQL = ["' OR 1=1--", "'; drop table audit.entry; --", '%', '_%', '$1', '\\'];
const PLACES = [
  '../../../etc/passwd',
  '$(touch /tmp/x)',
  '`id`',
  'http://169.254.169.254/latest/',
  'file:///etc/hosts',
];

test.each([...SQL, ...PLACES])(
  'H01, H02 a search for %j finds nobody, and is on the trail as what it is',
  async (text) => {
    const { givenName } = hub.child('plain').truth;
    for (const variables of [
      { familyName: text, givenName },
      { familyName: hub.child('plain').truth.familyName, givenName: text },
      { familyName: text, postcode: 'OX1' },
    ]) {
      const answer = await find(variables);
      // What has no letter in it is no name.
      const codes = answer.errors.map(({ extensions }) => extensions['reason']);
      expect([
        answer.status,
        answer.data?.findChildren ?? [],
        codes.filter((code) => code !== 'SEARCH_TOO_WIDE'),
      ]).toEqual([200, [], []]);
      const [entry] = (await hub.auditEntries(answer.requestId)).filter(({ kind }) => kind === 'query');
      expect(entry?.content['variables']).toEqual(variables);
    }
  },
);

test.each(['actor', 'unit', 'rule', 'kind', 'child'])(
  'H01 an auditor’s filter by %s takes SQL for a value',
  async (name) => {
    for (const text of SQL) {
      const answer = await filtered({ [name]: text, ...(name === 'unit' ? { agency: 'EDUCATION' } : {}) });
      expectNothingOfTheInside(answer);
      expect([answer.status, answer.data?.auditEntries?.edges ?? []]).toEqual([200, []]);
    }
  },
);

test('H01 NUL is refused before anybody is asked', async () => {
  await expectRefused(hub, await find({ familyName: 'Lark\0', givenName: 'Poppy' }), 'BAD_REQUEST', 'JSON_MALFORMED');
});

test('D16 the id of something else, as a child’s, is as good as none', async () => {
  const id = await hub.childId('plain');
  const involved = await hub.ask('teacher', WHOS_INVOLVED, { variables: { id } });
  const others = (involved.data.child.whosInvolved as readonly { id: string }[]).map((one) => one.id);
  expect(others.length).toBeGreaterThan(0);
  const asked = async (child: string) => hub.ask('teacher', WHOS_INVOLVED, { variables: { id: child } });
  const unknown = await asked(randomUUID());
  for (const other of [...others, `${id} `, id.slice(1)]) {
    const answer = await asked(other);
    expect([answer.status, answer.data, answer.errors]).toEqual([unknown.status, unknown.data, unknown.errors]);
  }
});

test('H14 an auditor’s query is paged and bounded, and on the trail with how much it showed', async () => {
  for (const first of [101, 5_000, 0, -1]) {
    const answer = await filtered({}, first);
    expect(answer.errors).toEqual([clientErrorOf('BAD_REQUEST', ['auditEntries'], 'PAGE_SIZE')]);
  }
  const pages = Array.from(
    { length: 30 },
    (_, place) => `p${place}: auditEntries(first: 100) { edges { node { id } } }`,
  );
  const many = await hub.ask('auditor', `{ ${pages.join(' ')} }`, { purpose: 'AUDIT' });
  expect([many.status, many.errors[0]?.extensions['code']]).toEqual([400, 'OPERATION_LIMIT']);
  const answer = await filtered({}, 7);
  const shown = (answer.data.auditEntries.edges as unknown[]).length;
  const [reading] = (await hub.auditEntries(answer.requestId)).filter(({ recorded_by: part }) => part === 'audit');
  expect(reading).toMatchObject({ kind: 'query', content: { read: 'auditEntries', shown } });
});

test('H15 nothing that anybody can ask for removes or changes an entry, and what is asked of entries is an entry', async () => {
  const ofEntries = Object.values(schema.getMutationType()?.getFields() ?? {}).filter(
    ({ type, name }) => type.toString().startsWith('AuditEntry') || /entry|trail|audit/i.test(name),
  );
  expect(ofEntries.map(({ name }) => name).toSorted()).toEqual(['holdEntry', 'releaseEntry', 'reviewEntry']);
  const count = async () => Number((await hub.database.run('select count(*) as count from audit.entry'))[0]?.['count']);
  const before = await count();
  const [entry] = (await hub.auditEntries()).filter(({ kind }) => kind === 'query');
  const hold = `mutation ($id: ID!) { holdEntry(id: $id, reason: "Nobody should see what I did") { id } }`;
  await hub.ask('auditor', hold, { purpose: 'AUDIT', variables: { id: entry?.id } });
  expect(await count()).toBeGreaterThan(before);
});
