import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { ROLES, type Role } from '../../../../../schema/contract/actor.ts';
import { HubError } from '../../../../../schema/contract/error-codes.ts';
import { aRecord } from '../../a-record.ts';
import { asking } from '../../asking.ts';
import { startEmbeddedIndex, UNKNOWN_ID, type EmbeddedIndex } from '../../embedded-index.ts';
import { asManager, change, CHANGES, send, type ChangeName } from './changes.ts';

const TABLES = [
  'consent',
  'competence_assessment',
  'court_order',
  'shield',
  'restricted_person',
  'sharing_agreement',
] as const;
const WORKERS: Role[] = [
  'PRACTITIONER',
  'SOCIAL_WORKER',
  'MASH_MEMBER',
  'POLICE_SAFEGUARDING',
  'DSL',
  'NAMED_HEALTH',
  'HEALTH_UNSCHEDULED',
];
const PROTECTORS: Role[] = ['SOCIAL_WORKER', 'POLICE_SAFEGUARDING', 'MASH_MEMBER', 'INDEX_MANAGER'];
const ROLES_OF: Readonly<Record<ChangeName, readonly Role[]>> = {
  recordConsent: [...WORKERS, 'INDEX_MANAGER'],
  withdrawConsent: [...WORKERS, 'INDEX_MANAGER'],
  recordCompetence: [...WORKERS, 'INDEX_MANAGER'],
  recordCourtOrder: ['SOCIAL_WORKER', 'INDEX_MANAGER'],
  shieldChild: PROTECTORS,
  liftShield: ['INDEX_MANAGER'],
  addRestrictedPerson: PROTECTORS,
  recordSharingAgreement: ['INDEX_MANAGER'],
  endSharingAgreement: ['INDEX_MANAGER'],
};
const ABOUT_NO_CHILD: ChangeName[] = ['recordSharingAgreement', 'endSharingAgreement'];
const ABOUT_A_CHILD = CHANGES.filter((name) => !ABOUT_NO_CHILD.includes(name));
/** What sets a state; the others each add a decision of its own, as often as it is taken. */
const CONVERGING: ChangeName[] = [
  'withdrawConsent',
  'shieldChild',
  'liftShield',
  'addRestrictedPerson',
  'endSharingAgreement',
];
const NEEDS_RELATIONSHIP: ChangeName[] = ['recordConsent', 'withdrawConsent', 'recordCompetence', 'recordCourtOrder'];

let index: EmbeddedIndex;
let tamsin: string;
/** Of things that are there to be changed, by the name of the argument. */
let ids: { childId: string; consentId: string; id: string };
beforeAll(async () => {
  index = await startEmbeddedIndex();
  await index.register('EDUCATION', [aRecord('ED-1')]);
  tamsin = await index.childOf('EDUCATION ED-1');
});
beforeEach(async () => {
  await index.run(`truncate ${TABLES.map((table) => `child_index.${table}`).join(', ')}`);
  const consent = await change(index, 'recordConsent', { childId: tamsin });
  const agreement = await change(index, 'recordSharingAgreement', {}, asManager());
  await change(index, 'shieldChild', { childId: tamsin, reason: 'An earlier one' }, asManager());
  ids = { childId: tamsin, consentId: String(consent['id']), id: String(agreement['id']) };
});
afterAll(() => index.close());

/** All that is on record, so that two of them tell whether anything was written. */
const onRecord = async () =>
  JSON.stringify(await Promise.all(TABLES.map((table) => index.run(`select * from child_index.${table} order by id`))));
/** Someone of the child's own school in the first role that may. */
const oneWhoMay = (name: ChangeName) => {
  const [role = 'INDEX_MANAGER'] = ROLES_OF[name];
  return role === 'INDEX_MANAGER' ? asManager() : asking({}, { role });
};

describe.each(CHANGES)('%s', (name) => {
  test('is on the trail with before and after, under the asker’s name, before it is written', async () => {
    const request = oneWhoMay(name);
    const before = await onRecord();
    const written: boolean[] = [];
    index.trail.before = async (entries) => {
      if (entries.some(({ kind }) => kind === 'change')) written.push((await onRecord()) !== before);
    };
    const { codes } = await send(index, name, ids, request);
    index.trail.before = () => Promise.resolve();
    expect(codes).toEqual([]);
    expect(written).toEqual([false]);
    expect(await onRecord()).not.toBe(before);
    const entries = index.trail.of(request.requestId).filter(({ kind }) => kind === 'change');
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({
      actor: request.actor,
      purpose: request.purpose,
      reason: request.reason,
      childIds: ABOUT_NO_CHILD.includes(name) ? [] : [tamsin],
      content: { change: name, after: expect.any(Object) },
    });
    expect(entries[0]?.content).toHaveProperty('before');
  });

  test('does not happen when the trail cannot be written', async () => {
    const before = await onRecord();
    index.trail.before = (entries) =>
      entries.some(({ kind }) => kind === 'change')
        ? Promise.reject(new HubError('AUDIT_UNAVAILABLE'))
        : Promise.resolve();
    const { codes } = await send(index, name, ids, oneWhoMay(name));
    index.trail.before = () => Promise.resolve();
    expect(codes).toEqual(['AUDIT_UNAVAILABLE']);
    expect(await onRecord()).toBe(before);
  });

  test('is for the roles that may, and for no other', async () => {
    const before = await onRecord();
    for (const role of ROLES.filter((other) => !ROLES_OF[name].includes(other))) {
      const { codes, reasons } = await send(index, name, ids, asking({}, { role }));
      expect([role, codes, reasons]).toEqual([role, ['FORBIDDEN'], ['ROLE_NOT_ALLOWED']]);
    }
    expect(await onRecord()).toBe(before);
    for (const role of ROLES_OF[name]) {
      const request = role === 'INDEX_MANAGER' ? asManager() : asking({}, { role });
      expect([role, (await send(index, name, ids, request)).codes]).toEqual([role, []]);
    }
  });

  test.each([
    ['a purpose', { purpose: null }, 'PURPOSE_MISSING'],
    ['a reason for asking', { reason: null }, 'REASON_MISSING'],
  ] as const)('is refused without %s', async (_what, lacking, reason) => {
    const before = await onRecord();
    const { codes, reasons } = await send(index, name, ids, { ...oneWhoMay(name), ...lacking });
    expect([codes, reasons]).toEqual([['FORBIDDEN'], [reason]]);
    expect(await onRecord()).toBe(before);
  });

  test.each([
    ['', 'VALUE_INVALID'],
    ['  \n ', 'VALUE_INVALID'],
    ['x'.repeat(501), 'VALUE_TOO_LONG'],
  ])('is refused for the reason %.10j', async (reason, detail) => {
    const before = await onRecord();
    const { codes, reasons } = await send(index, name, { ...ids, reason }, oneWhoMay(name));
    expect([codes, reasons]).toEqual([['BAD_REQUEST'], [detail]]);
    expect(await onRecord()).toBe(before);
  });
});

test.each(CONVERGING)('%s sent again finds nothing left to change', async (name) => {
  const request = oneWhoMay(name);
  await change(index, name, ids, request);
  const before = await onRecord();
  await change(index, name, ids, request);
  expect(await onRecord()).toBe(before);
  expect(index.trail.of(request.requestId).filter(({ kind }) => kind === 'change')).toHaveLength(1);
});

describe.each(ABOUT_A_CHILD)('%s', (name) => {
  test('about a child that is hidden is as about one that is not there', async () => {
    await index.choose('EDUCATION', 'ED-1', { restrictedPersons: [{ actorId: 'kin-1', relation: 'RESTRICTED' }] });
    const role = ROLES_OF[name][0] ?? 'INDEX_MANAGER';
    const request = asking({}, { role, id: 'kin-1' });
    const before = await onRecord();
    const hidden = await send(index, name, ids, request);
    expect(hidden.codes).toEqual(['NOT_FOUND']);
    for (const nobodys of [UNKNOWN_ID, '', 'x'.repeat(10_000), "' or true --"]) {
      const unknown = await send(index, name, { ...ids, childId: nobodys, consentId: nobodys }, request);
      expect(unknown.body).toBe(hidden.body);
    }
    expect(await onRecord()).toBe(before);
  });
});

test.each(NEEDS_RELATIONSHIP)('%s is not for someone who does not work with the child', async (name) => {
  const role = ROLES_OF[name].find((other) => other === 'SOCIAL_WORKER') ?? 'PRACTITIONER';
  const before = await onRecord();
  const { codes, reasons } = await send(index, name, ids, asking({}, { role, unit: 'far-away', id: 'far-1' }));
  // To a stranger the consent is not there at all.
  const answer = name === 'withdrawConsent' ? [['NOT_FOUND'], [undefined]] : [['FORBIDDEN'], ['RELATIONSHIP_MISSING']];
  expect([codes, reasons]).toEqual(answer);
  expect(await onRecord()).toBe(before);
});
