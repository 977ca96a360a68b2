import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { aRecord } from '../../a-record.ts';
import { asking, SOCIAL_WORKER } from '../../asking.ts';
import { startEmbeddedIndex, UNKNOWN_ID, type EmbeddedIndex } from '../../embedded-index.ts';
import { asManager, change, MANAGER, send } from './changes.ts';

const SEE = `query ($id: ID!) { child(id: $id) { whosInvolved { __typename agency } } }`;
const REGISTER = `{ sharingAgreements {
  id custodian recipient purposes endedAt endReason endRecordedBy { id } recordedBy { id } } }`;
const HISTORY = `query ($id: ID!) { child(id: $id) { sharingHistory {
  courtOrders { categories reference startsAt endsAt recordedBy { id } } } } }`;

let index: EmbeddedIndex;
let tamsin: string;
beforeAll(async () => {
  index = await startEmbeddedIndex();
  await index.register('EDUCATION', [aRecord('ED-1')]);
  await index.register('HEALTH', [aRecord('HE-1', {}, { unit: 'therapy', category: 'INV_TARGETED' })]);
  tamsin = await index.childOf('EDUCATION ED-1');
});
beforeEach(() => index.run('truncate child_index.sharing_agreement, child_index.court_order'));
afterAll(() => index.close());

const therapy = async (request = asking()) => {
  const { data } = await index.ask(SEE, request, { id: tamsin });
  const { whosInvolved } = data?.['child'] as { whosInvolved: { __typename: string; agency: string }[] };
  return whosInvolved.find(({ agency }) => agency === 'HEALTH')?.__typename ?? null;
};
const history = async () => {
  const { data } = await index.ask(HISTORY, asManager(), { id: tamsin });
  return (data?.['child'] as { sharingHistory: Record<string, unknown> }).sharingHistory;
};

describe('a sharing agreement', () => {
  const agree = (args: Record<string, unknown> = {}) => change(index, 'recordSharingAgreement', args, asManager());
  const end = (args: Record<string, unknown>) => change(index, 'endSharingAgreement', args, asManager());

  test('opens targeted services of the one agency to the other, until it is ended', async () => {
    expect(await therapy()).toBe('WithheldInvolvement');
    const { id } = await agree();
    expect(await therapy()).toBe('HealthInvolvement');
    expect(await therapy(asking({ purpose: 'EARLY_HELP' }))).toBe('WithheldInvolvement');
    expect(await end({ id })).toMatchObject({ id, endReason: 'Terminated' });
    expect(await therapy()).toBe('WithheldInvolvement');
  });

  test.each([
    ['another agency', { recipient: 'VOLUNTARY' }],
    ['what another agency holds', { custodian: 'SOCIAL_CARE' }],
    ['a time to come', { from: '2999-01-01T00:00:00Z' }],
    ['a time gone by', { until: '2026-01-16T00:00:00Z' }],
  ])('for %s opens nothing', async (_what, args) => {
    await agree(args);
    expect(await therapy()).toBe('WithheldInvolvement');
  });

  test('whose end was said to be later ends at the earlier of the two', async () => {
    const { id } = await agree();
    await end({ id, on: '2999-01-01T00:00:00Z' });
    expect(await therapy()).toBe('HealthInvolvement');
    await end({ id });
    expect(await therapy()).toBe('WithheldInvolvement');
    const ended = await end({ id, on: '2999-06-01T00:00:00Z' });
    expect(Date.parse(String(ended['endedAt']))).toBeLessThanOrEqual(Date.now());
  });

  test('is in a register that the index team and auditors read, ended ones too', async () => {
    const { id } = await agree();
    await end({ id });
    const entry = {
      id,
      custodian: 'HEALTH',
      recipient: 'EDUCATION',
      purposes: ['SERVICE'],
      endReason: 'Terminated',
      endRecordedBy: { id: 'manager-1' },
      recordedBy: { id: 'manager-1' },
    };
    for (const request of [asManager(), asking({ purpose: 'AUDIT' }, { role: 'AUDITOR' })]) {
      expect((await index.ask(REGISTER, request)).data).toMatchObject({ sharingAgreements: [entry] });
    }
    expect((await index.ask(REGISTER, asking({}, SOCIAL_WORKER))).reasons).toEqual(['ROLE_NOT_ALLOWED']);
    expect((await index.ask(REGISTER, asking({ reason: null }, MANAGER))).reasons).toEqual(['REASON_MISSING']);
  });

  test.each([
    [{ custodian: 'VOLUNTARY' }],
    [{ custodian: 'HUB' }],
    [{ custodian: 'EDUCATION' }],
    [{ recipient: 'NEWSPAPER' }],
    [{ purposes: [] }],
    [{ until: '2026-01-15T00:00:00Z' }],
    [{ from: '0001-01-01T00:00:00Z' }],
  ])('is refused for %j', async (args) => {
    const { codes, reasons } = await send(index, 'recordSharingAgreement', args, asManager());
    expect([codes, reasons]).toEqual([['BAD_REQUEST'], ['VALUE_INVALID']]);
    expect(await index.tables.count('sharing_agreement')).toBe(0);
  });

  test.each([UNKNOWN_ID, '', 'no id'])('that is not there cannot be ended: %j', async (id) => {
    expect((await send(index, 'endSharingAgreement', { id }, asManager())).codes).toEqual(['NOT_FOUND']);
  });
});

describe('a court order', () => {
  const order = (args: Record<string, unknown> = {}) =>
    change(index, 'recordCourtOrder', { childId: tamsin, ...args }, asManager());
  const onDuty = () => asking({ purpose: 'STATUTORY' }, SOCIAL_WORKER);
  const statutory = () => therapy(onDuty());
  const seen = async () => {
    const { data } = await index.ask(`query ($id: ID!) { child(id: $id) { givenName address } }`, onDuty(), {
      id: tamsin,
    });
    return data?.['child'];
  };

  test('opens what it names, and who the child is, to those who carry out a duty in law', async () => {
    expect(await seen()).toBeNull();
    await order();
    expect(await seen()).toMatchObject({ givenName: 'Tamsin', address: null });
    expect(await statutory()).toBe('HealthInvolvement');
    expect(await therapy()).toBe('WithheldInvolvement');
  });

  test('that names something else opens nothing but who the child is', async () => {
    await order({ categories: ['INV_SPECIALIST', 'STATUS'] });
    expect(await statutory()).toBe('WithheldInvolvement');
  });

  test.each([
    ['is not in force yet', { from: '2999-01-01T00:00:00Z' }],
    ['is no longer in force', { until: '2026-01-16T00:00:00Z' }],
  ])('that %s opens nothing', async (_what, args) => {
    await order(args);
    expect(await seen()).toBeNull();
  });

  test('stays on record with who took it down', async () => {
    await order({ until: '2026-01-16T00:00:00Z' });
    expect((await history())['courtOrders']).toEqual([
      {
        categories: ['INV_TARGETED'],
        reference: 'ZZ26C00001',
        startsAt: '2026-01-15T00:00:00.000Z',
        endsAt: '2026-01-16T00:00:00.000Z',
        recordedBy: { id: 'manager-1' },
      },
    ]);
  });

  test.each([
    [{ categories: [] }, 'VALUE_INVALID'],
    [{ categories: ['EVERYTHING'] }, 'VALUE_INVALID'],
    [{ reference: '' }, 'VALUE_INVALID'],
    [{ reference: 'x'.repeat(101) }, 'VALUE_TOO_LONG'],
    [{ until: '2026-01-14T00:00:00Z' }, 'VALUE_INVALID'],
  ])('is refused for %.60j', async (args, detail) => {
    const answer = await send(index, 'recordCourtOrder', { childId: tamsin, ...args }, asManager());
    expect([answer.codes, answer.reasons]).toEqual([['BAD_REQUEST'], [detail]]);
    expect(await index.tables.count('court_order')).toBe(0);
  });
});
