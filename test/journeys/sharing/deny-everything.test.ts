import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildSchema } from 'graphql';
import { hide } from '../../../subgraphs/child-index/sharing/policy/outcome.ts';
import type { Rule } from '../../../subgraphs/child-index/sharing/policy/rule.ts';
import { RULES } from '../../../subgraphs/child-index/sharing/policy/rules.ts';
import type { DemoChild } from '../../../subgraphs/kernel/demo-person.ts';
import { STORES } from '../../test-stores.ts';
import { childrenLike } from '../another-child.ts';
import type { Answer } from '../answer.ts';
import { startHub, type JourneyHub } from '../hub.ts';
import { changeAsManager } from './changes.ts';
import { PARENT_OF_CHILD } from './circumstances.ts';
import type { Drive } from './drive.ts';
import { DRIVES, OF_ANOTHER_RULE, OF_NO_CHILD } from './drives.ts';
import { fieldsBelow, rootsOutside, toldIn } from './what-there-is-to-tell.ts';
import { wholeOperation } from './whole-operation.ts';
import { until } from '../../until.ts';

const fail = (): never => {
  throw new Error('a rule fails');
};
const POLICY = [...RULES];
const DENIAL: Rule = { ...POLICY.at(-1)!, when: () => true, outcome: hide() };

/** Puts other rules in the place of the policy's own, in this process. */
const followRules = (...rules: readonly Rule[]) => (RULES as Rule[]).splice(0, RULES.length, ...rules);

const schema = buildSchema(readFileSync('schema/api.graphql', 'utf8'));
const ROOTS = rootsOutside(Object.keys(OF_ANOTHER_RULE));
const CASES = Object.entries(DRIVES).flatMap(([root, drives]) =>
  drives.map((drive, place) => ({ root, drive, place })),
);

let hub: JourneyHub;
beforeAll(async () => {
  hub = await startHub(STORES[0]!, { more: noLonger });
  const parent = { actorId: PARENT_OF_CHILD.id, relation: 'PR_HOLDER' };
  await changeAsManager(hub, 'addRestrictedPerson', { childId: await hub.childId('plain'), ...parent });
});
afterAll(() => hub.close());

test('every query and mutation that there is is driven here, or tells of no child', () => {
  expect([...Object.keys(DRIVES), ...Object.keys(OF_NO_CHILD)].toSorted()).toEqual(ROOTS.toSorted());
});

/** Fields that may be null for every child here, and why. */
const TOLD_OF_NOBODY_HERE: Readonly<Record<string, string>> = {
  'Child.expectedDateOfDelivery': 'No child here is unborn.',
  'KeptLinkDecision.child': 'A child below a child is not asked for, so that there is an end.',
  'KeptLinkDecision.other': 'Likewise.',
  'SeenFacts.agreements': 'No agreement is in force.',
};
/** What stands for an involvement of which nothing is told but that it is. */
const STUBS = ['WithheldInvolvement', 'UnspecifiedSensitiveInvolvement'];

const drivenBy = async (root: string, { who, asking }: Drive, variables: Readonly<Record<string, unknown>>) =>
  hub.ask(who, wholeOperation(schema, root, Object.keys(variables)), { ...asking, variables });

describe('with the policy as it is', () => {
  const told = new Set<string>();

  test.each(CASES)('$root tells something to somebody who may know it ($place)', async ({ root, drive }) => {
    const { data, errors } = await drivenBy(root, drive, await drive.known(hub));
    expect(errors).toEqual([]);
    const toldHere = toldIn((data as Record<string, unknown>)[root]);
    expect(toldHere).not.toEqual([]);
    for (const field of toldHere) told.add(field);
  });

  test('there is no field that nobody was told by any of these', () => {
    const details = ['asOf', 'practitioners', 'service', 'since', 'until', 'withheldDetails'];
    const ofStubs = STUBS.flatMap((stub) => details.map((name) => `${stub}.${name}`));
    const untold = fieldsBelow(
      schema,
      CASES.map(({ root }) => root),
    ).filter((field) => !told.has(field));
    expect(untold.filter((field) => !ofStubs.includes(field))).toEqual(Object.keys(TOLD_OF_NOBODY_HERE).toSorted());
  });
});

describe('with a policy that denies everything', () => {
  const changes = async () => (await hub.auditEntries()).filter(({ kind }) => kind === 'change').map(({ id }) => id);
  const alerts = () => hub.database.run('select id::text, acknowledged_at from child_index.alert order by seq');
  let before: unknown;
  beforeAll(async () => {
    before = [await changes(), await alerts()];
    followRules(DENIAL);
  });
  afterAll(() => {
    followRules(...POLICY);
  });

  test.each(CASES)('$root answers as where there is nothing to tell ($place)', async ({ root, drive }) => {
    const variables = await drive.known(hub);
    const denied = await drivenBy(root, drive, variables);
    expect(untoldText(denied, variables)).toBe(await nothingToTell(root, drive, variables));
    for (const child of hub.children) {
      const { familyName, nhsNumber, address } = child.truth;
      for (const told of [familyName, nhsNumber, address]) expect(denied.text).not.toContain(told);
    }
    expect(hub.switchboard.asked().filter((receiver) => !['child-index', 'audit'].includes(receiver))).toEqual([]);
  });

  test('nothing was changed and nobody was alerted', async () => {
    expect([await changes(), await alerts()]).toEqual(before);
  });

  /** What there is to read where there is nothing. */
  async function nothingToTell(root: string, drive: Drive, variables: object): Promise<string> {
    hub.switchboard.reset();
    if (drive.nothing !== undefined) return JSON.stringify({ data: { [root]: drive.nothing } });
    const who = drive.elsewhere ?? drive.who;
    const unknown = { ...variables, ...drive.unknown };
    const answer = await drivenBy(root, { ...drive, who }, unknown);
    hub.switchboard.reset();
    return untoldText(answer, unknown);
  }
});

describe('with a policy that fails', () => {
  beforeAll(() => {
    hub.partsLog.length = 0;
    followRules(...POLICY.map((rule) => ({ ...rule, when: fail })));
  });
  afterAll(() => {
    followRules(...POLICY);
  });

  test('nothing is told, the operators are alarmed, and the index team has an alert', async () => {
    const id = await hub.childId('plain');
    const answer = await hub.ask('teacher', wholeOperation(schema, 'child', ['id']), { variables: { id } });
    expect(answer.errors.map(({ extensions }) => extensions['code'])).toEqual(['NOT_FOUND']);
    const lines = hub.partsLog.map((line) => JSON.parse(line) as Record<string, unknown>);
    const alarms = lines.filter(({ msg }) => msg === 'alarm');
    const entries = await hub.auditEntries(answer.requestId);
    expect(alarms.map(({ auditEntryId }) => auditEntryId)).toEqual(
      entries.filter(({ kind }) => kind === 'decision').map((entry) => entry.id),
    );
    for (const { time: _time, ...alarm } of alarms) {
      expect(alarm).toEqual({
        level: 50,
        name: 'child-index',
        alarm: 'POLICY_FAILED',
        requestId: answer.requestId,
        auditEntryId: expect.any(String),
        msg: 'alarm',
      });
    }
    const raised = () =>
      hub.database.run(
        `select audience, to_json(rules) as rules from child_index.alert where request_id = '${answer.requestId}'`,
      );
    // Nobody waits for the alert, so it may come after the answer.
    await until(async () => (await raised()).length > 0);
    expect(await raised()).toEqual([{ audience: 'HUB', rules: ['ERR-1'] }]);
  });

  test('the operators are alarmed about a child that there is not as well, and nothing else is logged', async () => {
    hub.partsLog.length = 0;
    const id = '3f0e7d0a-5b1c-4d2e-8f9a-0b1c2d3e4f5a';
    await hub.ask('teacher', wholeOperation(schema, 'child', ['id']), { variables: { id } });
    const lines = hub.partsLog.map((line) => (JSON.parse(line) as { msg: string }).msg);
    expect(lines.filter((line) => line === 'alarm')).not.toEqual([]);
    expect(lines.filter((line) => line === 'alert not raised')).toEqual([]);
  });
});

/** An answer without what was asked for, which whoever asks knows. */
function untoldText({ text }: Answer, variables: object): string {
  return Object.values(variables)
    .filter((value) => typeof value === 'string')
    .reduce<string>((left, value) => left.replaceAll(value, '…'), text);
}

/** Children like two of the stories, with whom everybody has stopped working, and who had another name once. */
function noLonger(children: readonly DemoChild[]): readonly DemoChild[] {
  const formerly = JSON.stringify({ kind: 'FORMER', givenName: 'Petra', familyName: 'Formerly' });
  const worker = {
    name: 'Alma Reed',
    role: 'Education social worker',
    telephone: '01632 960111',
    email: 'a@example.org',
  };
  const replaced: readonly (readonly [string, string])[] = [
    ['"otherNames":[]', `"otherNames":[${formerly}]`],
    ['"until":null', '"until":"2026-10-01"'],
    ['"statusSince":null', '"statusSince":"2026-02-01"'],
    [
      '"educationSocialWorker":null',
      `"educationSocialWorker":${JSON.stringify({ ...worker, isLeadProfessional: false })}`,
    ],
  ];
  return (['plain', 'section-47'] as const).flatMap((key, place) => {
    const model = children.find((child) => child.key === key);
    if (model === undefined) throw new Error(`there is no child ${key}`);
    const changes = (child: DemoChild): Partial<DemoChild> => {
      const text = replaced.reduce((json, [old, fresh]) => json.replaceAll(old, fresh), JSON.stringify(child));
      return { ...(JSON.parse(text) as DemoChild), key: `no-longer-${key}` };
    };
    return childrenLike(model, children.length + place, [
      { givenName: 'Petra', familyName: `Lark${'abcd'.charAt(place)}moor`, changes },
    ]);
  });
}
