import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { aRecord } from '../../a-record.ts';
import { asking, SOCIAL_WORKER } from '../../asking.ts';
import { startEmbeddedIndex, UNKNOWN_ID, type EmbeddedIndex } from '../../embedded-index.ts';
import { SHIELD } from '../a-choice.ts';
import { asManager, change, send } from './changes.ts';

const SEE = `query ($id: ID!) { child(id: $id) { givenName address notices } }`;
const HISTORY = `query ($id: ID!) { child(id: $id) { sharingHistory {
  shields { reason recordedBy { id } liftedOn liftedBy { id } liftReason }
  restrictedPersons { actorId relation endsOn reason recordedBy { id unit } } } } }`;
const OPEN = { givenName: 'Tamsin', address: '3 Imaginary Row\nNowhere', notices: [] };

let index: EmbeddedIndex;
let tamsin: string;
beforeAll(async () => {
  index = await startEmbeddedIndex();
  await index.register('EDUCATION', [aRecord('ED-1')]);
  tamsin = await index.childOf('EDUCATION ED-1');
});
beforeEach(() =>
  index.run('truncate child_index.shield, child_index.restricted_person, child_index.declared_relationship'),
);
afterAll(() => index.close());

const see = async (request = asking()) => (await index.ask(SEE, request, { id: tamsin })).data?.['child'];
const history = async (request = asManager()) => {
  const { data } = await index.ask(HISTORY, request, { id: tamsin });
  return (data?.['child'] as { sharingHistory: Record<string, unknown> | null }).sharingHistory;
};
const shield = (args: Record<string, unknown> = {}, request = asking({}, SOCIAL_WORKER)) =>
  change(index, 'shieldChild', { childId: tamsin, ...args }, request);
const restrict = (args: Record<string, unknown>, request = asManager()) =>
  change(index, 'addRestrictedPerson', { childId: tamsin, ...args }, request);

describe('a shield', () => {
  test('hides at once, in the answer to the mutation already, and lifting restores', async () => {
    expect(await see()).toEqual(OPEN);
    expect(await shield()).toEqual({ id: tamsin, notices: ['SHIELDED', 'NO_RELATIONSHIP'], address: null });
    expect(await see()).toEqual({ givenName: 'Tamsin', address: null, notices: ['SHIELDED'] });
    await change(index, 'liftShield', { childId: tamsin }, asManager());
    expect(await see()).toEqual(OPEN);
  });

  test('can be put up again on the day it was lifted', async () => {
    await shield();
    await change(index, 'liftShield', { childId: tamsin }, asManager());
    await shield();
    expect(await see()).toMatchObject({ notices: ['SHIELDED'] });
    expect(await index.tables.count('shield')).toBe(2);
  });

  test('is up for each reason that was given, and all are lifted together', async () => {
    await shield();
    await shield({ reason: 'The father was seen' });
    await index.choose('EDUCATION', 'ED-1', { shield: SHIELD });
    expect(await index.tables.count('shield')).toBe(3);
    await change(index, 'liftShield', { childId: tamsin }, asManager());
    expect(await see()).toEqual(OPEN);
  });

  test('that nobody put up needs no lifting', async () => {
    await change(index, 'liftShield', { childId: tamsin }, asManager());
    expect(await see()).toEqual(OPEN);
  });

  test('stays on record with who put it up, who lifted it and why', async () => {
    await shield();
    await change(index, 'liftShield', { childId: tamsin }, asManager());
    expect((await history())?.['shields']).toEqual([
      {
        reason: 'The family has fled',
        recordedBy: { id: 'worker-1' },
        liftedOn: new Date().toISOString().slice(0, 10),
        liftedBy: { id: 'manager-1' },
        liftReason: 'The danger is over',
      },
    ]);
  });
});

describe('a restricted person', () => {
  const teacher = { actorId: 'teacher-1' };

  test('no longer finds the child, from the next question on, for any purpose', async () => {
    await restrict(teacher, asking({}, SOCIAL_WORKER));
    const gone = await index.ask(SEE, asking(), { id: tamsin });
    expect(gone.codes).toEqual(['NOT_FOUND']);
    expect((await index.ask(SEE, asking(), { id: UNKNOWN_ID })).body).toBe(gone.body);
    expect(await see(asking({ purpose: 'SUBJECT_ACCESS' }))).toBeNull();
    expect(await see(asking({ purpose: 'EMERGENCY' }))).toBeNull();
    expect(await see(asking({}, { id: 'teacher-2' }))).toEqual(OPEN);
  });

  test('may be oneself', async () => {
    await restrict({ actorId: 'worker-1' }, asking({}, SOCIAL_WORKER));
    expect(await see(asking({}, SOCIAL_WORKER))).toBeNull();
  });

  test('is one up to the day on which it ends, and not on it', async () => {
    const endsOn = async (sqlDate: string) =>
      index.run(`update child_index.restricted_person set ends_on = ${sqlDate}`);
    await restrict({ ...teacher, until: '2999-01-01' });
    expect(await see()).toBeNull();
    await endsOn(`(now() at time zone 'UTC')::date + 1`);
    expect(await see()).toBeNull();
    await endsOn(`(now() at time zone 'UTC')::date`);
    expect(await see()).toEqual(OPEN);
  });

  test('stays restricted for good where an end was said before', async () => {
    await restrict({ ...teacher, until: '2999-01-01' });
    await restrict({ ...teacher, until: '2998-01-01' });
    expect(await index.tables.count('restricted_person')).toBe(1);
    await restrict(teacher);
    expect((await history())?.['restrictedPersons']).toMatchObject([{ endsOn: null }, { endsOn: '2999-01-01' }]);
  });

  test('who is recorded as a relative later stays a danger', async () => {
    await restrict(teacher);
    await restrict({ ...teacher, relation: 'PR_HOLDER' });
    expect(await see(asking({ purpose: 'SUBJECT_ACCESS' }, { role: 'PR_HOLDER' }))).toBeNull();
  });

  test('who holds parental responsibility reads about the child as that, and not as a practitioner', async () => {
    const parent = (change = {}) => asking(change, { id: 'parent-1', agency: 'FAMILY', unit: 'f', role: 'PR_HOLDER' });
    expect(await see(parent({ purpose: 'SUBJECT_ACCESS' }))).toBeNull();
    await restrict({ actorId: 'parent-1', relation: 'PR_HOLDER' });
    expect(await see(parent({ purpose: 'SUBJECT_ACCESS' }))).toMatchObject({ address: OPEN.address });
    expect(await see(parent())).toBeNull();
  });

  test.each(['SELF', 'PR_HOLDER'])('is said to be %s by the index team alone', async (relation) => {
    const args = { childId: tamsin, relation };
    const { codes, reasons } = await send(index, 'addRestrictedPerson', args, asking({}, SOCIAL_WORKER));
    expect([codes, reasons]).toEqual([['FORBIDDEN'], ['ROLE_NOT_ALLOWED']]);
    expect(await index.tables.count('restricted_person')).toBe(0);
  });

  test.each([
    [{ actorId: '' }, 'VALUE_INVALID'],
    [{ actorId: 'x'.repeat(201) }, 'VALUE_TOO_LONG'],
    [{ relation: 'FRIEND' }, 'VALUE_INVALID'],
    [{ until: '2020-01-01' }, 'VALUE_INVALID'],
    [{ until: new Date().toISOString().slice(0, 10) }, 'VALUE_INVALID'],
  ])('is refused for %.60j', async (args, detail) => {
    const { codes, reasons } = await send(index, 'addRestrictedPerson', { childId: tamsin, ...args }, asManager());
    expect([codes, reasons]).toEqual([['BAD_REQUEST'], [detail]]);
    expect(await index.tables.count('restricted_person')).toBe(0);
  });
});

describe('the history of what was decided', () => {
  test('is for the index team at its own work', async () => {
    await restrict({}, asking({}, SOCIAL_WORKER));
    expect((await history())?.['restrictedPersons']).toEqual([
      {
        actorId: 'danger-1',
        relation: 'RESTRICTED',
        endsOn: null,
        reason: 'Named in an injunction',
        recordedBy: { id: 'worker-1', unit: 'assessment-team' },
      },
    ]);
    expect(await history(asking())).toBeNull();
    expect(await history(asking({}, SOCIAL_WORKER))).toBeNull();
    expect(await history(asking({ purpose: 'SERVICE' }, asManager().actor))).toBeNull();
  });
});
