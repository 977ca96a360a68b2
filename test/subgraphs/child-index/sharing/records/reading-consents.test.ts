import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { aRecord } from '../../a-record.ts';
import { asking, SOCIAL_WORKER, STRANGER } from '../../asking.ts';
import { startEmbeddedIndex, UNKNOWN_ID, type EmbeddedIndex } from '../../embedded-index.ts';
import { aConsent, SHIELD } from '../a-choice.ts';
import { asManager, change, send } from './changes.ts';

const READ = `query ($id: ID!) { child(id: $id) { consents {
  id giver giverName authority decision categories recipients purposes scope explicit obtained from until reason
  recordedBy { id agency unit } withdrawnAt withdrawnBy { id } withdrawalReason } } }`;
const NURSE = { id: 'nurse-1', agency: 'HEALTH', unit: 'therapy' } as const;

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
const read = async (request = asking()) => {
  const { data } = await index.ask(READ, request, { id: tamsin });
  return (data?.['child'] as { consents: Record<string, unknown>[] } | null)?.consents ?? null;
};

describe('the consents of a child', () => {
  const sensitive = { categories: ['INV_SENSITIVE'], recipients: ['VOLUNTARY'] };

  test('are told whole to those who work with it, the latest first', async () => {
    const until = '2031-01-01T00:00:00.000Z';
    await record({ from: '2026-01-15T10:00:00Z', until });
    await record({ decision: 'REFUSED', recipients: ['POLICE', 'DSL'], from: '2026-02-15T10:00:00Z' });
    const told = await read(asking({}, { ...NURSE }));
    expect(told).toMatchObject([
      { decision: 'REFUSED', recipients: ['POLICE', 'DSL'] },
      {
        giver: 'PR_HOLDER',
        giverName: 'Rosalind Brackenbury',
        authority: 'Mother',
        decision: 'GIVEN',
        categories: ['INV_TARGETED'],
        recipients: ['ALL'],
        purposes: ['SERVICE'],
        scope: 'CONTACT',
        explicit: true,
        obtained: 'WRITTEN',
        from: '2026-01-15T10:00:00.000Z',
        until,
        reason: 'Signed at the meeting on Monday',
        recordedBy: { id: 'teacher-1', agency: 'EDUCATION', unit: 'foxglove-school' },
        withdrawnAt: null,
      },
    ]);
  });

  test('have nulls for what a predecessor system did not record, and its * spelled out', async () => {
    await index.choose('EDUCATION', 'ED-1', { consents: [aConsent({ purposes: ['*'] })] });
    const [told] = (await read()) ?? [];
    expect(told).toMatchObject({ authority: null, obtained: null, recordedBy: null, recipients: ['ALL'] });
    expect(told?.['purposes']).toContain('WELFARE_S17');
  });

  test('are not there for a stranger, not even one about a sensitive service that names everybody', async () => {
    await record({ categories: ['INV_SENSITIVE'], recipients: ['ALL'] }, asking({}, { ...NURSE }));
    expect(await read(asking({}, STRANGER))).toEqual([]);
  });

  test('are not there for a stranger, and asking is on the trail all the same', async () => {
    await record();
    const request = asking({}, STRANGER);
    expect(await read(request)).toEqual([]);
    const decisions = index.trail.of(request.requestId).flatMap(({ content }) => content['decisions']);
    expect(decisions).toContainEqual(expect.objectContaining({ category: 'IDX_LOCATION', effect: 'HIDE' }));
  });

  test('about sensitive services are not there for those who may not know of one, nor to withdraw', async () => {
    const { id } = await record(sensitive, asking({}, { ...NURSE }));
    expect(await read()).toEqual([]);
    const refused = await send(index, 'withdrawConsent', { consentId: id });
    expect(refused.codes).toEqual(['NOT_FOUND']);
    const none = await send(index, 'withdrawConsent', { consentId: UNKNOWN_ID });
    expect(none.body).toBe(refused.body);
  });

  test('about everything count as about sensitive services', async () => {
    await index.choose('EDUCATION', 'ED-1', { consents: [aConsent({ categories: ['*'], recipients: ['POLICE'] })] });
    expect(await read()).toEqual([]);
  });

  test('about sensitive services are there for the unit that took them down, which can withdraw them', async () => {
    const nurse = asking({}, { ...NURSE });
    const { id } = await record(sensitive, nurse);
    expect(await read(nurse)).toMatchObject([{ id }]);
    expect((await send(index, 'withdrawConsent', { consentId: id }, nurse)).codes).toEqual([]);
  });

  test('about sensitive services are told to those they are for', async () => {
    await record({ categories: ['INV_SENSITIVE'], recipients: ['EDUCATION'] }, asking({}, { ...NURSE }));
    expect(await read()).toMatchObject([{ categories: ['INV_SENSITIVE'] }]);
  });

  test('are told to the index team, of sensitive services without what says which', async () => {
    await record(sensitive, asking({}, { ...NURSE }));
    await record();
    expect(await read(asManager())).toMatchObject([
      { categories: ['INV_TARGETED'], recordedBy: { unit: 'foxglove-school' } },
      { categories: ['INV_SENSITIVE'], decision: 'GIVEN', recordedBy: null, reason: null, authority: null },
    ]);
    expect(await read(asking({ purpose: 'SERVICE' }, asManager().actor))).toEqual([]);
  });

  test('are behind the shield, but for the unit that took them down', async () => {
    await record({}, asking({}, { ...NURSE }));
    await index.choose('EDUCATION', 'ED-1', { shield: SHIELD });
    expect(await read()).toEqual([]);
    expect(await read(asking({}, { ...NURSE }))).toHaveLength(1);
    const override = { purpose: 'SAFEGUARD_S47', reasonableCause: 'Bruising', override: 'To find her' } as const;
    expect(await read(asking(override, SOCIAL_WORKER))).toHaveLength(1);
  });

  test('of many children take as many queries as those of one', async () => {
    const school = { unit: 'large-school' };
    const cohort = ['Ada', 'Bea', 'Cora'].map((givenName) => aRecord(`ED-${givenName}`, { givenName }, school));
    await index.register('EDUCATION', cohort);
    const page = (first: number) =>
      index.ask(`{ caseload(first: ${first}) { edges { node { consents { id } } } } }`, asking({}, school));
    const counted = async (first: number) => {
      const before = index.statements();
      expect((await page(first)).codes).toEqual([]);
      return index.statements() - before;
    };
    expect(await counted(3)).toBe(await counted(1));
  });
});
