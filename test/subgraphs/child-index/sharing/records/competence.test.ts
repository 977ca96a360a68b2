import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { aRecord } from '../../a-record.ts';
import { asking } from '../../asking.ts';
import { startEmbeddedIndex, type EmbeddedIndex } from '../../embedded-index.ts';
import { asManager, change, send } from './changes.ts';

const SEE = `query ($id: ID!) { child(id: $id) { whosInvolved { __typename agency } } }`;
const HISTORY = `query ($id: ID!) { child(id: $id) { sharingHistory {
  competence { competent assessedOn reason recordedBy { id } } } } }`;

let index: EmbeddedIndex;
let tamsin: string;
beforeAll(async () => {
  index = await startEmbeddedIndex();
  await index.register('EDUCATION', [aRecord('ED-1')]);
  await index.register('HEALTH', [aRecord('HE-1', {}, { unit: 'therapy', category: 'INV_TARGETED' })]);
  tamsin = await index.childOf('EDUCATION ED-1');
});
beforeEach(() => index.run('truncate child_index.competence_assessment, child_index.consent'));
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

describe('an assessment of competence', () => {
  const assess = (args: Record<string, unknown> = {}) =>
    change(index, 'recordCompetence', { childId: tamsin, ...args });
  const consent = (giver: string) => change(index, 'recordConsent', { childId: tamsin, giver });

  test('makes the child’s own decision count and the parents’ not', async () => {
    await consent('PR_HOLDER');
    expect(await therapy()).toBe('HealthInvolvement');
    await assess();
    expect(await therapy()).toBe('WithheldInvolvement');
    await consent('CHILD');
    expect(await therapy()).toBe('HealthInvolvement');
  });

  test('holds until a later one: by its day, and on one day by when it was taken down', async () => {
    await consent('CHILD');
    await assess({ assessedOn: '2026-02-01', competent: true });
    await assess({ assessedOn: '2026-01-01', competent: false });
    expect(await therapy()).toBe('HealthInvolvement');
    await assess({ assessedOn: '2026-02-01', competent: false });
    expect(await therapy()).toBe('WithheldInvolvement');
    expect((await history())['competence']).toMatchObject([
      { competent: false, assessedOn: '2026-02-01' },
      { competent: true, assessedOn: '2026-02-01', recordedBy: { id: 'teacher-1' } },
      { competent: false, assessedOn: '2026-01-01' },
    ]);
  });

  test.each([['2999-01-01'], ['0001-01-01'], ['yesterday'], ['2026-02-30']])(
    'is refused for the day %s',
    async (day) => {
      const answer = await send(index, 'recordCompetence', { childId: tamsin, assessedOn: day });
      expect([answer.codes, answer.reasons]).toEqual([['BAD_REQUEST'], ['VALUE_INVALID']]);
      expect(await index.tables.count('competence_assessment')).toBe(0);
    },
  );
});
