import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../../../schema/contract/actor.ts';
import { aRecord, nhsNumber, upn } from '../a-record.ts';
import { asking, SOCIAL_WORKER, STRANGER } from '../asking.ts';
import { startEmbeddedIndex, UNKNOWN_ID, type EmbeddedIndex } from '../embedded-index.ts';
import { SHIELD } from './a-choice.ts';

const FIND = `query ($familyName: String!, $givenName: String, $dateOfBirth: Date, $postcode: String) {
  findChildren(familyName: $familyName, givenName: $givenName, dateOfBirth: $dateOfBirth, postcode: $postcode) {
    givenName familyName } }`;
const BY_NUMBER = `query ($type: IdentifierType!, $value: String!) {
  childByIdentifier(type: $type, value: $value) { id } }`;
const SEE = `query ($id: ID!) { child(id: $id) {
  givenName address postcode identifiers { value } parentsAndCarers { name } notices broker { name telephone }
  whosInvolved { agency } } }`;
const NURSE: Partial<Actor> = { id: 'nurse-1', agency: 'HEALTH', unit: 'another-practice' };
const OVERRIDE = {
  purpose: 'SAFEGUARD_S47',
  reasonableCause: 'Unexplained bruising',
  override: 'She must be found',
} as const;

let index: EmbeddedIndex;
let tamsin: string;
beforeAll(async () => {
  index = await startEmbeddedIndex();
  await index.register('EDUCATION', [
    aRecord('ED-1', {
      identifiers: [nhsNumber('9990001006'), upn('J931412525001')],
      otherNames: [{ kind: 'FORMER', givenName: 'Tamsin', familyName: 'Oldfield' }],
      parentsAndCarers: [{ name: 'Rosalind Brackenbury', relationship: 'Mother', parentalResponsibility: true }],
    }),
  ]);
  await index.register('HEALTH', [aRecord('HE-1', {}, { unit: 'a-practice' })]);
  await index.choose('EDUCATION', 'ED-1', { shield: SHIELD });
  tamsin = await index.childOf('EDUCATION ED-1');
});
afterAll(() => index.close());

const find = async (criteria: Record<string, string>, ...who: Parameters<typeof asking>) =>
  (await index.ask(FIND, asking(...who), criteria)).data?.['findChildren'];
const see = async (...who: Parameters<typeof asking>) =>
  (await index.ask(SEE, asking(...who), { id: tamsin })).data?.['child'];
const byNumber = async (type: string, value: string, ...who: Parameters<typeof asking>) =>
  index.ask(BY_NUMBER, asking(...who), { type, value });
const FOUND = [{ givenName: 'Tamsin', familyName: 'Brackenbury' }];

describe('a shielded child', () => {
  test('is found by what the record shows: its name and date of birth', async () => {
    expect(await find({ familyName: 'Brackenbury', givenName: 'Tamsin' }, {}, STRANGER)).toEqual(FOUND);
    expect(await find({ familyName: 'Brackenbury', dateOfBirth: '2014-05-17' }, {}, STRANGER)).toEqual(FOUND);
  });

  test('is not found by where it lives, with whatever else is right', async () => {
    const all = { familyName: 'Brackenbury', givenName: 'Tamsin', dateOfBirth: '2014-05-17', postcode: 'ZZ1 1AA' };
    expect(await find(all, {}, STRANGER)).toEqual([]);
    expect(await find({ familyName: 'Brackenbury', postcode: 'ZZ1 1AA' }, {}, NURSE)).toEqual([]);
  });

  test('is not found by the name it left behind, by whoever is not told that name', async () => {
    const former = { familyName: 'Oldfield', givenName: 'Tamsin', dateOfBirth: '2014-05-17' };
    expect(await find(former, {}, STRANGER)).toEqual([]);
    expect(await find(former)).toEqual(FOUND);
  });

  test.each([
    ['NHS_NUMBER', '9990001006', '9990001014'],
    ['UPN', 'J931412525001', 'P304500025001'],
  ])('is not found by its %s: the answer is that to a number nobody has', async (type, value, nobodys) => {
    const answer = await byNumber(type, value, {}, NURSE);
    expect(answer.codes).toEqual(['NOT_FOUND']);
    expect((await byNumber(type, nobodys, {}, NURSE)).body).toBe(answer.body);
  });

  test('shows name and parents, that it is shielded, and whom to ask', async () => {
    const request = asking({}, { ...NURSE, unit: 'a-practice' });
    const { data } = await index.ask(SEE, request, { id: tamsin });
    expect(data?.['child']).toEqual({
      givenName: 'Tamsin',
      address: null,
      postcode: null,
      identifiers: null,
      parentsAndCarers: [{ name: 'Rosalind Brackenbury' }],
      notices: ['SHIELDED'],
      broker: { name: 'Index team', telephone: '01632 960001' },
      whosInvolved: [{ agency: 'HEALTH' }],
    });
  });

  test('keeps a declared relationship outside as well', async () => {
    const declare = `mutation { declareRelationship(childId: "${tamsin}", kind: MASH, reason: "x") { address whosInvolved { agency } } }`;
    const { data } = await index.ask(declare, asking({}, { ...STRANGER, id: 'stranger-9' }));
    expect(data?.['declareRelationship']).toEqual({ address: null, whosInvolved: [] });
  });

  test('opens to an override by a safeguarding role, who says that it is one', async () => {
    expect(await see({ ...OVERRIDE }, SOCIAL_WORKER)).toMatchObject({
      address: '3 Imaginary Row\nNowhere',
      notices: ['SHIELDED', 'NO_RELATIONSHIP'],
      whosInvolved: [{}, {}],
    });
    expect(await find({ familyName: 'Brackenbury', postcode: 'ZZ1 1AA' }, { ...OVERRIDE }, SOCIAL_WORKER)).toEqual(
      FOUND,
    );
    const { data } = await byNumber('NHS_NUMBER', '9990001006', { ...OVERRIDE }, SOCIAL_WORKER);
    expect(data).toEqual({ childByIdentifier: { id: tamsin } });
  });

  test('puts the words of the override, and what follows from it, on the trail', async () => {
    const request = asking({ ...OVERRIDE }, SOCIAL_WORKER);
    await index.ask('query ($id: ID!) { child(id: $id) { address } }', request, { id: tamsin });
    const [entry] = index.trail.of(request.requestId);
    expect(entry?.content).toMatchObject({ override: OVERRIDE.override, reasonableCause: OVERRIDE.reasonableCause });
    expect(entry?.content['decisions']).toContainEqual(
      expect.objectContaining({
        category: 'IDX_LOCATION',
        effect: 'RELEASE',
        obligations: expect.arrayContaining(['ALERT_CUSTODIAN', 'REVIEW_NEXT_WORKING_DAY']),
      }),
    );
  });

  test.each([
    ['a safeguarding role that does not override', { ...OVERRIDE, override: null }, SOCIAL_WORKER],
    ['another role that overrides', { ...OVERRIDE }, NURSE],
    ['an override for ordinary work', { purpose: 'SERVICE', override: 'curious' } as const, SOCIAL_WORKER],
  ])('stays shut to %s', async (_who, change, actor) => {
    expect(await see(change, actor)).toMatchObject({ address: null, identifiers: null, whosInvolved: [] });
    expect(await find({ familyName: 'Brackenbury', postcode: 'ZZ1 1AA' }, change, actor)).toEqual([]);
  });

  test('is seen whole by the index manager who brokers contact, and not for another purpose', async () => {
    const manager: Partial<Actor> = { id: 'manager-1', agency: 'HUB', unit: 'index', role: 'INDEX_MANAGER' };
    expect(await see({ purpose: 'DATA_STEWARDSHIP' }, manager)).toMatchObject({ address: '3 Imaginary Row\nNowhere' });
    expect(await see({ purpose: 'SERVICE' }, manager)).toMatchObject({ address: null });
    expect(await see({ purpose: 'STATUTORY' }, manager)).toBeNull();
  });

  test('has its school see its own record, and nobody else’s', async () => {
    expect(await see()).toMatchObject({ address: null, whosInvolved: [{ agency: 'EDUCATION' }] });
  });

  test('is shielded again by a later batch of records, and not unshielded by one', async () => {
    await index.register('EDUCATION', [aRecord('ED-1', { address: '8 Invented Close' }, { version: 2 })]);
    await index.register('SOCIAL_CARE', [aRecord('SC-1', {}, { unit: 'new-team' })]);
    expect(await see({}, { ...SOCIAL_WORKER, unit: 'new-team' })).toMatchObject({
      address: null,
      notices: ['SHIELDED'],
    });
  });
});

describe('a protected identity', () => {
  const HOLDER: Partial<Actor> = { ...SOCIAL_WORKER, id: 'key-holder-1', unit: 'adoption-team' };
  const HARM = { purpose: 'SAFEGUARD_S47', reasonableCause: 'A threat was made' } as const;
  const former = { familyName: 'Formerly', givenName: 'Lydia' };
  const otherNames = async (...who: Parameters<typeof asking>) => {
    const id = await index.childOf('EDUCATION ED-P');
    const { data } = await index.ask(`{ child(id: "${id}") { otherNames { familyName } } }`, asking(...who));
    return (data?.['child'] as { otherNames: unknown } | undefined)?.otherNames;
  };
  beforeAll(async () => {
    const renamed = { givenName: 'Lydia', familyName: 'Newbold', identifiers: [nhsNumber('9990001065')] };
    const otherName = { kind: 'FORMER' as const, givenName: 'Lydia', familyName: 'Formerly' };
    await index.register('EDUCATION', [aRecord('ED-P', { ...renamed, otherNames: [otherName] })]);
    await index.run(
      `update child_index.child set protected_identity = true, key_holders = '{key-holder-1}'
       where family_name = 'Newbold'`,
    );
  });

  test('is not tied to the former one: not by name, not by number, not in what is told', async () => {
    expect(await find(former, {}, STRANGER)).toEqual([]);
    expect(await find(former)).toEqual([]);
    expect(await find(former, HARM, SOCIAL_WORKER)).toEqual([]);
    expect((await byNumber('NHS_NUMBER', '9990001065', {}, STRANGER)).codes).toEqual(['NOT_FOUND']);
    expect(await otherNames()).toEqual([]);
    expect(await otherNames(HARM, SOCIAL_WORKER)).toEqual([]);
  });

  test('is found by the name it has now', async () => {
    expect(await find({ familyName: 'Newbold', givenName: 'Lydia' }, {}, STRANGER)).toHaveLength(1);
  });

  test('is tied to the former one for a holder of the key who suspects harm', async () => {
    expect(await find(former, HARM, HOLDER)).toEqual([{ givenName: 'Lydia', familyName: 'Newbold' }]);
    expect(await otherNames(HARM, HOLDER)).toEqual([{ familyName: 'Formerly' }]);
    expect(await find(former, {}, HOLDER)).toEqual([]);
  });
});

describe('a shield', () => {
  test('that was lifted, or is not up yet, hides nothing', async () => {
    await index.register('EDUCATION', [aRecord('ED-9', { givenName: 'Tobias', postcode: 'ZZ7 7AA' })]);
    await index.choose('EDUCATION', 'ED-9', { shield: { ...SHIELD, since: '2999-01-01' } });
    const found = () => find({ familyName: 'Brackenbury', postcode: 'ZZ7 7AA' }, {}, STRANGER);
    expect(await found()).toHaveLength(1);
    await index.choose('EDUCATION', 'ED-9', { shield: SHIELD });
    expect(await found()).toEqual([]);
    await index.run(`update child_index.shield set lifted_on = current_date where since < current_date`);
    expect(await found()).toHaveLength(1);
  });

  test('tells a stranger no more of a child that is not there', async () => {
    const { data } = await index.ask(SEE, asking({}, STRANGER), { id: UNKNOWN_ID });
    expect(data).toEqual({ child: null });
  });
});
