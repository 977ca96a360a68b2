import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Actor } from '../../../../schema/contract/actor.ts';
import { clientErrorOf } from '../../../journeys/answer.ts';
import { startHub, type JourneyHub } from '../../../journeys/hub.ts';
import { WHOS_INVOLVED } from '../../../journeys/operations.ts';
import { changeAsManager } from '../../../journeys/sharing/changes.ts';
import {
  actorOf,
  PARENT_OF_CHILD,
  PARENT_OF_YOUNG_PERSON,
  YOUNG_PERSON,
} from '../../../journeys/sharing/circumstances.ts';
import { embedded } from '../../../test-stores.ts';

const MY_ACCESS_HISTORY = `query MyAccessHistory($id: ID!) { myAccessHistory(childId: $id) {
  accesses { edges { node { agency on purpose } } pageInfo { hasNextPage endCursor } } } }`;

let hub: JourneyHub;
let child: string;
let youngPerson: string;

beforeAll(async () => {
  hub = await startHub(embedded);
  child = await hub.childId('plain');
  youngPerson = await hub.childId('sensitive-masked');
  const relation = (childId: string, { id: actorId }: Actor, is: string) =>
    changeAsManager(hub, 'addRestrictedPerson', { childId, actorId, relation: is });
  await relation(child, PARENT_OF_CHILD, 'PR_HOLDER');
  await relation(youngPerson, PARENT_OF_YOUNG_PERSON, 'PR_HOLDER');
  await relation(youngPerson, YOUNG_PERSON, 'SELF');
  const look = (who: Parameters<JourneyHub['ask']>[0], id: string, asking = {}) =>
    hub.ask(who, WHOS_INVOLVED, { ...asking, variables: { id } });
  await look('teacher', child);
  await look('social-worker', child, { purpose: 'SAFEGUARD_S47', cause: 'Unexplained bruising' });
  await look('personal-adviser', youngPerson);
});
afterAll(() => hub.close());

const ask = (who: Actor, id: string, purpose = 'SUBJECT_ACCESS') =>
  hub.ask(who, MY_ACCESS_HISTORY, { purpose, reason: 'I want to know', variables: { id } });

test('a parent is told which agencies looked, when and why, and nothing of an enquiry', async () => {
  const answer = await ask(PARENT_OF_CHILD, child);
  expect(answer.errors).toEqual([]);
  const lines = answer.data.myAccessHistory.accesses.edges.map(({ node }: { node: unknown }) => node);
  const on = expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/);
  expect(lines).toEqual([
    { agency: 'Schools and education', on, purpose: 'To find out who else is helping' },
    {
      agency: 'The council team that looks after the index of children',
      on,
      purpose: 'To keep the index of children correct',
    },
  ]);
  expect(answer.text).not.toMatch(/cheney|safe\b|decision/i);
});

test('the mother of the demo finds her own child and who looked, and no other child', async () => {
  const find = `query Find($value: String!) { childByIdentifier(type: NHS_NUMBER, value: $value) { id } }`;
  const asking = { purpose: 'SUBJECT_ACCESS', reason: 'I want to know' };
  const found = await hub.ask('parent', find, { ...asking, variables: { value: '9990123454' } });
  expect(found.data).toEqual({ childByIdentifier: { id: child } });
  const looked = await hub.ask('parent', MY_ACCESS_HISTORY, { ...asking, variables: { id: child } });
  expect(looked.errors).toEqual([]);
  expect(looked.data.myAccessHistory.accesses.edges[0].node.agency).toBe('Schools and education');
  const other = await hub.ask('parent', MY_ACCESS_HISTORY, { ...asking, variables: { id: youngPerson } });
  expect(other.data).toEqual({ myAccessHistory: null });
});

test('what was asked and what was shown is on the trail', async () => {
  const { requestId } = await ask(PARENT_OF_CHILD, child);
  const entries = await hub.auditEntries(requestId);
  expect(entries.map(({ kind }) => kind)).toEqual(['decision', 'query', 'query']);
  expect(entries[1]?.content).toMatchObject({ read: 'myAccessHistory', asked: { child }, shown: 2 });
});

test('a competent young person reads their own, and a parent of one does not', async () => {
  const own = await ask(YOUNG_PERSON, youngPerson);
  expect(own.data.myAccessHistory.accesses.edges[0].node.agency).toBe('Connexions');
  const parents = await ask(PARENT_OF_YOUNG_PERSON, youngPerson);
  expect(parents.errors).toEqual([clientErrorOf('NOT_FOUND', ['myAccessHistory'])]);
  expect(parents.data).toEqual({ myAccessHistory: null });
});

test('for anybody else the answer is that of a child who is not there', async () => {
  const unknown = '7a6a3b4e-51f5-4f3a-8d5b-1f6f3a2f9c10';
  const answers = await Promise.all([
    ask(PARENT_OF_CHILD, youngPerson),
    ask(PARENT_OF_CHILD, unknown),
    ask(actorOf('teacher'), child),
  ]);
  for (const { data, errors } of answers) {
    expect(errors).toEqual([clientErrorOf('NOT_FOUND', ['myAccessHistory'])]);
    expect(data).toEqual({ myAccessHistory: null });
  }
});

test('it is not for any other purpose', async () => {
  const { errors } = await ask(actorOf('teacher'), child, 'SERVICE');
  expect(errors).toEqual([clientErrorOf('FORBIDDEN', ['myAccessHistory'], 'ROLE_NOT_ALLOWED')]);
});

test('of a child that was merged has what was asked under its former id as well', async () => {
  const former = await hub.childId('agency-down');
  await hub.ask('safeguarding-lead', WHOS_INVOLVED, { purpose: 'WELFARE_S17', variables: { id: former } });
  const merge =
    'mutation Merge($keep: ID!, $absorb: ID!) { mergeChildren(keep: $keep, absorb: $absorb, reason: "One child") { id } }';
  const merged = await hub.ask('index-manager', merge, {
    purpose: 'DATA_STEWARDSHIP',
    variables: { keep: child, absorb: former },
  });
  expect(merged.errors).toEqual([]);
  const { data, errors } = await ask(PARENT_OF_CHILD, child);
  expect(errors).toEqual([]);
  const purposes = data.myAccessHistory.accesses.edges.map(({ node }: { node: { purpose: string } }) => node.purpose);
  expect(purposes).toContain('To find out whether the child needs help from social care');
  const history =
    'query Merged($id: ID!) { accessHistory(childId: $id) { otherChildIds edges { node { childIds } } } }';
  const auditors = await hub.ask('auditor', history, { purpose: 'AUDIT', variables: { id: child } });
  expect(auditors.errors).toEqual([]);
  expect(auditors.data.accessHistory.otherChildIds).toEqual([former]);
  expect(JSON.stringify(auditors.data.accessHistory.edges)).toContain(former);
});
