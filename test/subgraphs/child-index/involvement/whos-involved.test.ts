import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { openStatement } from '../../../../schema/contract/sharing-statement.ts';
import { aRecord } from '../a-record.ts';
import { asking, SOCIAL_WORKER, STRANGER } from '../asking.ts';
import { startEmbeddedIndex, type EmbeddedIndex } from '../embedded-index.ts';
import { aConsent } from '../sharing/a-choice.ts';

const WHO = `query ($id: ID!) { child(id: $id) { whosInvolved {
  __typename id agency withheldDetails
  ... on EducationInvolvement { statement } ... on HealthInvolvement { statement }
  ... on SocialCareInvolvement { statement } ... on PoliceInvolvement { statement }
  ... on WithheldInvolvement { asOf since until service { name } practitioners { name } category howToAsk }
  ... on UnspecifiedSensitiveInvolvement { asOf since until service { name } practitioners { name } broker { name } }
} } }`;
type Shown = Readonly<Record<string, unknown>>;

let index: EmbeddedIndex;
let tamsin: string;
beforeAll(async () => {
  index = await startEmbeddedIndex();
  await index.register('EDUCATION', [aRecord('ED-1')]);
  await index.register('HEALTH', [
    aRecord('HE-1', {}, { unit: 'a-practice' }),
    aRecord('HE-2', {}, { unit: 'pcamhs-team', category: 'INV_SENSITIVE', kind: 'PCAMHS' }),
  ]);
  await index.register('SOCIAL_CARE', [aRecord('SC-1', {}, { unit: 'family-team', category: 'INV_TARGETED' })]);
  await index.register('POLICE', [aRecord('PO-1', {}, { unit: 'ppu', category: 'POLICE_EVENT', kind: 'MISSING' })]);
  tamsin = await index.childOf('EDUCATION ED-1');
});
beforeEach(() => index.run('truncate child_index.consent'));
afterAll(() => index.close());

const shownIn = (data: Shown | null): Shown[] =>
  (data?.['child'] as { whosInvolved: Shown[] } | undefined)?.whosInvolved ?? [];
const whosInvolved = async (...who: Parameters<typeof asking>): Promise<Shown[]> => {
  const { data, codes } = await index.ask(WHO, asking(...who), { id: tamsin });
  expect(codes).toEqual([]);
  return shownIn(data);
};
const types = (shown: readonly Shown[]) =>
  shown.map((one) => `${String(one['__typename'])} ${String(one['agency'])}`).toSorted();

describe('who else is involved', () => {
  test('is, for a teacher of the child: own record, universal services, and that someone else is', async () => {
    expect(types(await whosInvolved())).toEqual([
      'EducationInvolvement EDUCATION',
      'HealthInvolvement HEALTH',
      'WithheldInvolvement SOCIAL_CARE',
    ]);
  });

  test('is nobody, for a stranger', async () => {
    expect(await whosInvolved({}, STRANGER)).toEqual([]);
  });

  test('is everyone, for a social worker who suspects significant harm and says why', async () => {
    const shown = await whosInvolved(
      { purpose: 'SAFEGUARD_S47', reasonableCause: 'Unexplained bruising' },
      SOCIAL_WORKER,
    );
    expect(types(shown)).toEqual([
      'EducationInvolvement EDUCATION',
      'HealthInvolvement HEALTH',
      'HealthInvolvement HEALTH',
      'PoliceInvolvement POLICE',
      'SocialCareInvolvement SOCIAL_CARE',
    ]);
  });

  test('includes an unspecified sensitive service where the family agreed to that much', async () => {
    await index.choose('EDUCATION', 'ED-1', {
      consents: [aConsent({ categories: ['INV_SENSITIVE'], scope: 'EXISTENCE' })],
    });
    const shown = await whosInvolved();
    expect(shown.at(-1)).toEqual({
      __typename: 'UnspecifiedSensitiveInvolvement',
      id: expect.any(String),
      agency: 'UNSPECIFIED',
      withheldDetails: [],
      asOf: null,
      since: null,
      until: null,
      service: null,
      practitioners: null,
      broker: { name: 'Index team' },
    });
    expect(shown).toHaveLength(4);
  });

  test('is the same list, byte for byte, whether or not a hidden service is among the records', async () => {
    const before = await whosInvolved();
    await index.register('HEALTH', [
      aRecord('HE-9', {}, { unit: 'sexual-health', category: 'INV_SENSITIVE', kind: 'SEXUAL_HEALTH' }),
    ]);
    const after = await whosInvolved();
    const withoutSeals = (shown: readonly Shown[]) => JSON.stringify(shown.map((one) => ({ ...one, statement: null })));
    expect(withoutSeals(after)).toBe(withoutSeals(before));
    await index.run(`delete from child_index.record_link where record_id = 'HE-9'`);
  });

  test('tells of a withheld one whose it is and how to ask, and nothing else', async () => {
    const withheld = (await whosInvolved()).find((one) => one['__typename'] === 'WithheldInvolvement');
    expect(withheld).toEqual({
      __typename: 'WithheldInvolvement',
      id: expect.any(String),
      agency: 'SOCIAL_CARE',
      withheldDetails: [],
      asOf: null,
      since: null,
      until: null,
      service: null,
      practitioners: null,
      category: 'INV_TARGETED',
      howToAsk: expect.stringContaining('front door'),
    });
  });

  test('comes with a statement for each agency, which no other agency can open', async () => {
    const request = asking();
    const { data } = await index.ask(WHO, request, { id: tamsin });
    const shown = shownIn(data);
    const school = shown.find((one) => one['agency'] === 'EDUCATION');
    const seal = String(school?.['statement']);
    const statement = openStatement(seal, 'EDUCATION', index.sealKeys.EDUCATION);
    expect(statement).toMatchObject({
      childId: tamsin,
      involvementId: school?.['id'],
      recordIds: ['ED-1'],
      actorId: 'teacher-1',
      requestId: request.requestId,
      released: [
        { category: 'INV_UNIVERSAL', fields: null },
        { category: 'CASE_DETAIL', fields: null },
      ],
    });
    expect(index.trail.of(request.requestId).map(({ id }) => id)).toContain(statement?.auditEntryId);
    expect(openStatement(seal, 'HEALTH', index.sealKeys.HEALTH)).toBeNull();
  });

  test('has ids that two agencies cannot compare', async () => {
    const teacher = await whosInvolved();
    const nurse = await whosInvolved({}, { id: 'nurse-1', agency: 'HEALTH', unit: 'a-practice' });
    const ids = (shown: readonly Shown[]) => shown.map((one) => one['id']);
    expect(nurse).toHaveLength(3);
    expect(ids(teacher).filter((id) => ids(nurse).includes(id))).toEqual([]);
    expect(ids(await whosInvolved({}, { id: 'colleague-1' }))).toEqual(ids(teacher));
  });

  test('has every decision on the trail, those that were hidden from the asker too', async () => {
    const request = asking();
    await index.ask(WHO, request, { id: tamsin });
    const decisions = index.trail
      .of(request.requestId)
      .flatMap(({ content }) => content['decisions'] as { category: string; rule: string; effect: string }[]);
    expect(decisions).toContainEqual(
      expect.objectContaining({ category: 'INV_SENSITIVE', rule: 'SEN-3', effect: 'HIDE' }),
    );
    expect(decisions).toContainEqual(
      expect.objectContaining({ category: 'POLICE_EVENT', rule: 'POL-3', effect: 'HIDE' }),
    );
    expect(decisions).toContainEqual(
      expect.objectContaining({ category: 'INV_TARGETED', rule: 'DEF-1', effect: 'WITHHOLD' }),
    );
  });
});
