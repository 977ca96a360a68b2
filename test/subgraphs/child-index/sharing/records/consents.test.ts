import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { aRecord } from '../../a-record.ts';
import { asking, STRANGER } from '../../asking.ts';
import { startEmbeddedIndex, type EmbeddedIndex } from '../../embedded-index.ts';
import { aConsent } from '../a-choice.ts';
import { asManager, change, send } from './changes.ts';

const SEE = `query ($id: ID!) { child(id: $id) { whosInvolved { __typename agency } } }`;
const READ = `query ($id: ID!) { child(id: $id) { consents { id decision withdrawnAt } } }`;

let index: EmbeddedIndex;
let tamsin: string;
beforeAll(async () => {
  index = await startEmbeddedIndex();
  await index.register('EDUCATION', [aRecord('ED-1')]);
  await index.register('HEALTH', [aRecord('HE-1', {}, { unit: 'therapy', category: 'INV_TARGETED' })]);
  tamsin = await index.childOf('EDUCATION ED-1');
});
beforeEach(() => index.run('truncate child_index.consent, child_index.shield, child_index.competence_assessment'));
afterAll(() => index.close());

const record = (decided: Record<string, unknown> = {}, request = asking()) =>
  change(index, 'recordConsent', { childId: tamsin, ...decided }, request);
/** What the teacher sees of the therapy service: its type, null where it is not in the list. */
const therapy = async (request = asking()) => {
  const { data } = await index.ask(SEE, request, { id: tamsin });
  const { whosInvolved } = data?.['child'] as { whosInvolved: { __typename: string; agency: string }[] };
  return whosInvolved.find(({ agency }) => agency === 'HEALTH')?.__typename ?? null;
};
const read = async (request = asking()) => {
  const { data } = await index.ask(READ, request, { id: tamsin });
  return (data?.['child'] as { consents: Record<string, unknown>[] } | null)?.consents ?? null;
};

describe('a consent', () => {
  test('opens what it covers from the next question on', async () => {
    expect(await therapy()).toBe('WithheldInvolvement');
    await record();
    expect(await therapy()).toBe('HealthInvolvement');
  });

  test.each([
    ['another kind of information', { categories: ['INV_SPECIALIST'] }],
    ['another agency', { recipients: ['POLICE'] }],
    ['another role', { recipients: ['SOCIAL_WORKER'] }],
    ['another purpose', { purposes: ['EARLY_HELP'] }],
    ['less than contact', { scope: 'EXISTENCE' }],
    ['a time to come', { from: '2999-01-01T00:00:00Z' }],
    ['a time gone by', { from: '2025-01-01T00:00:00Z', until: '2025-02-01T00:00:00Z' }],
    ['what a child not known to be competent says', { giver: 'CHILD' }],
  ])('to %s opens nothing', async (_what, decided) => {
    await record(decided);
    expect(await therapy()).toBe('WithheldInvolvement');
  });

  test.each([
    ['the agency', ['EDUCATION']],
    ['the role', ['PRACTITIONER', 'DSL']],
  ])('opens to those it names by %s', async (_by, recipients) => {
    await record({ recipients });
    expect(await therapy()).toBe('HealthInvolvement');
  });

  test('is no longer heeded from the very next question when it is withdrawn, and stays on record', async () => {
    const { id } = await record();
    expect(await therapy()).toBe('HealthInvolvement');
    const withdrawn = await change(index, 'withdrawConsent', { consentId: id });
    expect(withdrawn).toMatchObject({ id, withdrawalReason: 'The mother rang', withdrawnBy: { id: 'teacher-1' } });
    expect(await therapy()).toBe('WithheldInvolvement');
    expect(await read()).toMatchObject([{ id, withdrawnAt: withdrawn['withdrawnAt'], decision: 'GIVEN' }]);
  });

  test('is withdrawn once: the first withdrawal stands', async () => {
    const { id } = await record();
    const first = await change(index, 'withdrawConsent', { consentId: id });
    const second = await change(index, 'withdrawConsent', { consentId: id, reason: 'Again' }, asManager());
    expect(second).toEqual(first);
  });

  test('that was a refusal is not withdrawn', async () => {
    const { id } = await record({ decision: 'REFUSED' });
    const { codes, reasons } = await send(index, 'withdrawConsent', { consentId: id });
    expect([codes, reasons]).toEqual([['BAD_REQUEST'], ['VALUE_INVALID']]);
    expect(await read()).toMatchObject([{ decision: 'REFUSED', withdrawnAt: null }]);
  });

  test('that a predecessor system will withdraw can be withdrawn before', async () => {
    await index.choose('EDUCATION', 'ED-1', { consents: [aConsent({ withdrawnAt: '2999-01-01' })] });
    expect(await therapy()).toBe('HealthInvolvement');
    const [consent] = (await read()) ?? [];
    await change(index, 'withdrawConsent', { consentId: consent?.['id'] });
    expect(await therapy()).toBe('WithheldInvolvement');
  });

  test.each([
    ['the consent first', ['GIVEN', 'REFUSED']],
    ['the refusal first', ['REFUSED', 'GIVEN']],
  ])('of the same instant as a refusal yields to it, recorded %s', async (_order, decisions) => {
    for (const decision of decisions) await record({ decision, from: '2026-01-15T10:00:00Z' });
    expect(await therapy()).toBe('WithheldInvolvement');
    expect(await therapy(asking({ purpose: 'EARLY_HELP' }))).toBe('WithheldInvolvement');
  });

  test('by the same parent as an earlier refusal replaces it; by another it is a disagreement', async () => {
    await record({ decision: 'REFUSED', giverName: 'Rosalind  BRACKENBURY' });
    await record({ giverName: 'Rosalind Brackenbury' });
    expect(await therapy()).toBe('HealthInvolvement');
    await index.run('truncate child_index.consent');
    await record({ decision: 'REFUSED', giverName: 'Peregrine Brackenbury' });
    await record();
    expect(await therapy()).toBe('WithheldInvolvement');
  });

  test.each([
    [{ categories: [] }, 'VALUE_INVALID'],
    [{ recipients: [] }, 'VALUE_INVALID'],
    [{ purposes: [] }, 'VALUE_INVALID'],
    [{ recipients: ['*'] }, 'VALUE_INVALID'],
    [{ categories: ['*'] }, 'VALUE_INVALID'],
    [{ purposes: ['ANYTHING'] }, 'VALUE_INVALID'],
    [{ scope: 'ALL' }, 'VALUE_INVALID'],
    [{ giver: 'NEIGHBOUR' }, 'VALUE_INVALID'],
    [{ decision: null }, 'VALUE_INVALID'],
    [{ authority: ' ' }, 'VALUE_INVALID'],
    [{ authority: 'x'.repeat(201) }, 'VALUE_TOO_LONG'],
    [{ giverName: '' }, 'VALUE_INVALID'],
    [{ giverName: 'x'.repeat(201) }, 'VALUE_TOO_LONG'],
    [{ giverId: 'x'.repeat(201) }, 'VALUE_TOO_LONG'],
    [{ from: 'yesterday' }, 'VALUE_INVALID'],
    [{ from: '0000-01-01T00:00:00Z' }, 'VALUE_INVALID'],
    [{ from: '2026-03-01T00:00:00Z', until: '2026-03-01T00:00:00Z' }, 'VALUE_INVALID'],
    [{ until: '2020-01-01T00:00:00Z' }, 'VALUE_INVALID'],
  ])('is refused for %.60j', async (decided, detail) => {
    const { codes, reasons } = await send(index, 'recordConsent', { childId: tamsin, ...decided });
    expect([codes, reasons]).toEqual([['BAD_REQUEST'], [detail]]);
    expect(await index.tables.count('consent')).toBe(0);
  });

  test('is taken down by someone who has only just declared that they work with the child', async () => {
    const stranger = asking({}, STRANGER);
    const declare = `mutation { declareRelationship(childId: "${tamsin}", kind: MASH, reason: "x") { id } }`;
    await index.ask(declare, stranger);
    expect((await send(index, 'recordConsent', { childId: tamsin }, stranger)).codes).toEqual([]);
    await index.run('truncate child_index.declared_relationship');
  });
});
