import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { asking, STRANGER } from '../../asking.ts';
import { UNKNOWN_ID } from '../../embedded-index.ts';
import {
  ALERTS,
  auditor,
  MANAGER,
  manager,
  nurse,
  startAlertingIndex,
  urgent,
  type AlertingIndex,
} from './alerting-index.ts';

const ACKNOWLEDGE = `mutation ($id: ID!, $note: String!) {
  acknowledgeAlert(id: $id, note: $note) { id acknowledgement { by note } }
}`;

let index: AlertingIndex;
beforeAll(async () => {
  index = await startAlertingIndex();
});
beforeEach(() => index.reset());
afterAll(() => index.close());

describe('the queue', () => {
  test('is read newest first, page by page, without gaps', async () => {
    for (const id of [index.tamsin, index.tobias, index.tamsin]) await index.see(urgent(), id);
    const first = await index.pageOf(manager(), { first: 2 });
    expect(first.edges.map(({ node }) => node.childId)).toEqual([index.tamsin, index.tobias]);
    expect(first.pageInfo.hasNextPage).toBe(true);
    const rest = await index.pageOf(manager(), { first: 2, after: first.pageInfo.endCursor });
    expect(rest.edges.map(({ node }) => node.childId)).toEqual([index.tamsin]);
    expect(rest.pageInfo.hasNextPage).toBe(false);
  });

  test('is for the unit that the alert is addressed to and for no other', async () => {
    await index.see();
    expect(await index.alertsFor(asking({}, STRANGER))).toEqual([]);
    expect(await index.alertsFor(asking({}, { agency: 'HEALTH', unit: 'foxglove-school' }))).toEqual([]);
    for (const role of ['AUDITOR', 'CHILD', 'PR_HOLDER', 'INDEX_MANAGER'] as const)
      expect((await index.ask(ALERTS, asking({}, { role }))).reasons).toEqual(['ROLE_NOT_ALLOWED']);
    expect((await index.ask(ALERTS, asking({}, { agency: 'VOLUNTARY' }))).reasons).toEqual(['ROLE_NOT_ALLOWED']);
  });

  test('leaves out a child that the reader must not know of, and fills the page from behind it', async () => {
    await index.see(urgent(), index.tobias);
    await index.see(urgent(), index.tamsin);
    await index.choose('EDUCATION', 'ED-1', { restrictedPersons: [{ actorId: 'manager-1', relation: 'FAMILY' }] });
    const page = await index.pageOf(manager(), { first: 1 });
    expect(page.edges.map(({ node }) => node.childId)).toEqual([index.tobias]);
    expect(page.pageInfo.hasNextPage).toBe(false);
  });

  test('is not filled by those who read it', async () => {
    await index.see();
    await index.choose('EDUCATION', 'ED-1', { restrictedPersons: [{ actorId: 'manager-1', relation: 'FAMILY' }] });
    expect(await index.alertsFor()).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(await index.count()).toBe(3);
  });

  test.each([
    [{ first: 0 }, 'PAGE_SIZE'],
    [{ first: 101 }, 'PAGE_SIZE'],
    [{ after: 'nonsense' }, 'CURSOR_INVALID'],
    [{ after: Buffer.from('alert:0', 'utf8').toString('base64url') }, 'CURSOR_INVALID'],
    [{ after: Buffer.from(`alert:${'9'.repeat(30)}`, 'utf8').toString('base64url') }, 'CURSOR_INVALID'],
  ])('refuses %j', async (variables, reason) => {
    const { codes, reasons } = await index.ask(ALERTS, manager(), variables);
    expect([codes, reasons]).toEqual([['BAD_REQUEST'], [reason]]);
  });

  test('is refused without a purpose or a reason', async () => {
    expect((await index.ask(ALERTS, asking({ purpose: null }, MANAGER))).reasons).toEqual(['PURPOSE_MISSING']);
    expect((await index.ask(ALERTS, asking({ reason: null }))).reasons).toEqual(['REASON_MISSING']);
  });
});

describe('acknowledging an alert', () => {
  const acknowledge = (request = manager(), variables: object = {}) =>
    index.ask(ACKNOWLEDGE, request, { note: 'Spoke with the team manager', ...variables });

  test('takes it from the open ones, under the name and in the words of who did it, once', async () => {
    await index.see();
    const [alert] = await index.alertsFor();
    const request = manager();
    const { data } = await acknowledge(request, { id: alert?.id });
    const acknowledgement = { by: 'manager-1', note: 'Spoke with the team manager' };
    expect(data?.['acknowledgeAlert']).toEqual({ id: alert?.id, acknowledgement });
    const change = index.trail.of(request.requestId).find(({ kind }) => kind === 'change');
    expect(change).toMatchObject({
      childIds: [index.tamsin],
      content: {
        change: 'acknowledgeAlert',
        before: { id: alert?.id, acknowledgedBy: null, note: null },
        after: { id: alert?.id, acknowledgedBy: 'manager-1', note: 'Spoke with the team manager' },
      },
    });
    expect(await index.alertsFor(manager(), { state: 'OPEN' })).toEqual([]);
    expect(await index.alertsFor(manager(), { state: 'ACKNOWLEDGED' })).toMatchObject([{ acknowledgement }]);

    const again = manager('manager-2');
    const second = await acknowledge(again, { id: alert?.id, note: 'Me too' });
    expect(second.data?.['acknowledgeAlert']).toMatchObject({ acknowledgement });
    expect(index.trail.of(again.requestId).filter(({ kind }) => kind === 'change')).toEqual([]);
  });

  test('is on the trail before it counts', async () => {
    await index.see();
    const [alert] = await index.alertsFor();
    index.trail.before = (entries) =>
      entries.some(({ kind }) => kind === 'change') ? Promise.reject(new Error('away')) : Promise.resolve();
    expect((await acknowledge(manager(), { id: alert?.id })).data).toBeNull();
    index.trail.before = () => Promise.resolve();
    expect(await index.alertsFor(manager(), { state: 'OPEN' })).toHaveLength(1);
  });

  test('by a colleague of the unit leaves the index team’s alert open', async () => {
    await index.see();
    const [alert] = await index.alertsFor(nurse());
    expect((await acknowledge(nurse('nurse-2'), { id: alert?.id })).codes).toEqual([]);
    expect(await index.alertsFor(manager(), { state: 'OPEN' })).toHaveLength(1);
  });

  test('is not for somebody whom it is not for: the alert is not there', async () => {
    await index.see();
    const [toTeam] = await index.alertsFor();
    const [toPractice] = await index.alertsFor(nurse());
    expect((await acknowledge(nurse(), { id: toTeam?.id })).codes).toEqual(['NOT_FOUND']);
    expect((await acknowledge(manager(), { id: toPractice?.id })).codes).toEqual(['NOT_FOUND']);
    expect((await acknowledge(manager(), { id: UNKNOWN_ID })).codes).toEqual(['NOT_FOUND']);
    expect((await acknowledge(manager(), { id: 'no id' })).codes).toEqual(['NOT_FOUND']);
    expect((await acknowledge(auditor(), { id: toTeam?.id })).reasons).toEqual(['ROLE_NOT_ALLOWED']);
  });

  test('is not for who caused it', async () => {
    const colleague = { id: 'nurse-9', agency: 'HEALTH', unit: 'another-practice' } as const;
    await index.see(asking({ purpose: 'EMERGENCY' }, { ...colleague, role: 'NAMED_HEALTH' }));
    const moved = asking({}, { ...colleague, unit: 'practice-1', role: 'PRACTITIONER' });
    const [alert] = await index.alertsFor(moved);
    const { codes, reasons } = await acknowledge(moved, { id: alert?.id });
    expect([codes, reasons]).toEqual([['FORBIDDEN'], ['OWN_ALERT']]);
  });

  test.each([
    ['', 'VALUE_INVALID'],
    ['   ', 'VALUE_INVALID'],
    ['x'.repeat(501), 'VALUE_TOO_LONG'],
  ])('needs a note of a sensible length, not %.10j', async (note, reason) => {
    expect((await acknowledge(manager(), { id: UNKNOWN_ID, note })).reasons).toEqual([reason]);
  });
});

describe('an access that has to be reviewed', () => {
  const open = async () => (await index.pageOf(manager(), { state: 'OPEN' })).edges.map(({ node }) => node);

  test('is open once, with the day by which, until the index team has acknowledged it', async () => {
    await index.see();
    const [alert, ...others] = await open();
    expect(others).toEqual([]);
    expect(alert).toMatchObject({ childId: index.tamsin, isOverdue: false });
    await index.ask(ACKNOWLEDGE, manager(), { id: alert?.id, note: 'Reviewed' });
    expect(await open()).toEqual([]);
  });

  test('is marked once it is overdue', async () => {
    await index.see();
    await index.run(`update child_index.alert set due_by = '2026-01-05'`);
    expect(await open()).toMatchObject([{ dueBy: '2026-01-05', isOverdue: true }]);
  });
});
