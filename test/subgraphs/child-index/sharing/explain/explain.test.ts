import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../../../../schema/contract/actor.ts';
import type { RequestContext } from '../../../../../schema/contract/request-context.ts';
import { aRecord, nhsNumber } from '../../a-record.ts';
import { aConsent, SHIELD } from '../a-choice.ts';
import { asking, SOCIAL_WORKER } from '../../asking.ts';
import { startEmbeddedIndex, UNKNOWN_ID, type EmbeddedIndex } from '../../embedded-index.ts';

const MANAGER: Partial<Actor> = { id: 'manager-1', agency: 'HUB', unit: 'index', role: 'INDEX_MANAGER' };
const manager = () => asking({ purpose: 'DATA_STEWARDSHIP' }, MANAGER);
const auditor = () => asking({ purpose: 'AUDIT' }, { id: 'auditor-1', agency: 'HUB', unit: 'audit', role: 'AUDITOR' });

const SHARING = `query ($id: ID!, $category: InformationCategory!, $agency: Agency!) {
  child(id: $id) { sharing(category: $category, agency: $agency) { effect reason nextStep consentThatWouldOpen { scope categories } } }
}`;
const SEE = `query ($id: ID!) { child(id: $id) { id whosInvolved { agency } } }`;
const EXPLAIN = `query ($id: ID!) {
  explainDecision(auditEntryId: $id) {
    auditEntryId childId purpose policyVersion explanationOnly
    actor { id agency unit role }
    items { category agency unit rule title authority effect obligations }
    facts { relationship shielded archived competent consents { giver refusal categories recipients scope givenAt } }
  }
}`;

interface Explanation {
  readonly items: readonly Record<string, unknown>[];
  readonly facts: { readonly consents: readonly Record<string, unknown>[] } | null;
  readonly [field: string]: unknown;
}

let index: EmbeddedIndex;
let tamsin: string;
beforeAll(async () => {
  index = await startEmbeddedIndex();
  const same = { identifiers: [nhsNumber('9990001006')] };
  await index.register('EDUCATION', [aRecord('ED-1', same)]);
  await index.register('HEALTH', [
    aRecord('HE-1', same, { unit: 'practice-1', category: 'INV_TARGETED' }),
    aRecord('HE-2', same, { unit: 'pcamhs-team', category: 'INV_SENSITIVE', kind: 'PCAMHS' }),
  ]);
  tamsin = await index.childOf('EDUCATION ED-1');
});
beforeEach(() => index.run('truncate child_index.consent, child_index.shield, child_index.restricted_person'));
afterAll(() => index.close());

const sharing = (change: object = {}, request = asking()) =>
  index.ask(SHARING, request, { id: tamsin, category: 'INV_TARGETED', agency: 'HEALTH', ...change });

describe('Child.sharing', () => {
  test('explains, and says on the trail that it was an explanation and no release', async () => {
    const request = asking();
    const { data, codes } = await sharing({}, request);
    expect(codes).toEqual([]);
    expect(data?.['child']).toMatchObject({
      sharing: { effect: 'WITHHOLD', consentThatWouldOpen: { scope: 'CONTACT', categories: ['INV_TARGETED'] } },
    });
    expect(index.trail.of(request.requestId).at(-1)).toMatchObject({
      kind: 'decision',
      childIds: [tamsin],
      content: { explanationOnly: true, decisions: [{ category: 'INV_TARGETED', rule: 'DEF-1', effect: 'WITHHOLD' }] },
    });
  });

  test('answers byte for byte alike whether a sensitive service was consented to in part, refused or never spoken of', async () => {
    const sensitive = { category: 'INV_SENSITIVE' };
    const never = (await sharing(sensitive)).body;
    const consent = { categories: ['INV_SENSITIVE'] };
    await index.choose('EDUCATION', 'ED-1', { consents: [aConsent({ ...consent, scope: 'EXISTENCE' })] });
    expect((await sharing(sensitive)).body).toBe(never);
    await index.run('truncate child_index.consent');
    await index.choose('EDUCATION', 'ED-1', { consents: [aConsent({ ...consent, refusal: true })] });
    expect((await sharing(sensitive)).body).toBe(never);
  });

  test('raises no alert in an emergency: nothing was told', async () => {
    await index.run('truncate child_index.alert');
    await sharing({}, asking({ purpose: 'SAFEGUARD_S47', reasonableCause: 'bruising' }, SOCIAL_WORKER));
    const rows = await index.run('select distinct audience from child_index.alert');
    expect(rows).toEqual([{ audience: 'HUB' }]);
  });

  test('knows no agency that may not be named', async () => {
    const { codes, reasons } = await sharing({ agency: 'UNSPECIFIED' });
    expect([codes, reasons]).toEqual([['BAD_REQUEST'], ['VALUE_INVALID']]);
  });
});

describe('explainDecision', () => {
  /** The entries that one question leaves on the trail: about identity, and about who is involved. */
  const decided = async (request: RequestContext = asking()) => {
    await index.ask(SEE, request, { id: tamsin });
    const entries = index.trail.of(request.requestId);
    const involvement = entries.find(({ content }) => JSON.stringify(content).includes('INV_UNIVERSAL'));
    if (involvement === undefined) throw new Error('nothing was decided');
    return involvement.id;
  };
  const explain = (id: string, request = manager()) => index.ask(EXPLAIN, request, { id });
  const explanation = async (id: string, request = manager()) =>
    (await explain(id, request)).data?.['explainDecision'] as Explanation;

  test('says who asked, on which rules it was decided, on what authority and on which facts', async () => {
    await index.choose('EDUCATION', 'ED-1', { consents: [aConsent()], shield: SHIELD });
    const id = await decided();
    const told = await explanation(id);
    expect(told).toMatchObject({
      auditEntryId: id,
      childId: tamsin,
      purpose: 'SERVICE',
      policyVersion: expect.stringMatching(/^\d+\.\d+\.\d+\+s16la\.off\.archive\.18\.25\.declared\.6$/),
      explanationOnly: false,
      actor: { id: 'teacher-1', role: 'PRACTITIONER' },
      facts: { relationship: true, shielded: true, archived: false, competent: false },
    });
    expect(told.facts?.consents).toEqual([
      {
        giver: 'PR_HOLDER',
        refusal: false,
        categories: ['INV_TARGETED'],
        recipients: ['*'],
        scope: 'CONTACT',
        givenAt: '2025-01-15T00:00:00.000Z',
      },
    ]);
    expect(told.items).toContainEqual({
      category: 'INV_TARGETED',
      agency: 'HEALTH',
      unit: 'practice-1',
      rule: 'SHD-1',
      title: expect.stringContaining('shield'),
      authority: expect.stringContaining('SI 2007/2182'),
      effect: 'HIDE',
      obligations: ['AUDIT', 'SHOW_BROKER'],
    });
  });

  test('names to nobody the sensitive service that an item was about', async () => {
    const id = await decided();
    for (const request of [manager(), auditor()]) {
      const { body } = await explain(id, request);
      expect(body).toContain('SEN-3');
      expect(body).not.toMatch(/pcamhs/i);
    }
  });

  test('shows an auditor no consent about a sensitive service, and the others', async () => {
    const sensitive = aConsent({ categories: ['INV_SENSITIVE'], refusal: true });
    await index.choose('EDUCATION', 'ED-1', { consents: [sensitive, aConsent()] });
    const id = await decided();
    expect((await explanation(id, auditor())).facts?.consents).toMatchObject([{ categories: ['INV_TARGETED'] }]);
    expect((await explanation(id, manager())).facts?.consents).toHaveLength(2);
  });

  test('is not for a manager who must not know of the child', async () => {
    const id = await decided();
    await index.choose('EDUCATION', 'ED-1', { restrictedPersons: [{ actorId: 'manager-1', relation: 'FAMILY' }] });
    expect((await explain(id)).codes).toEqual(['NOT_FOUND']);
    expect((await explain(id, auditor())).codes).toEqual([]);
  });

  test('finds nothing under an id that is not a decision’s', async () => {
    for (const id of [UNKNOWN_ID, 'no id', '']) expect((await explain(id)).codes).toEqual(['NOT_FOUND']);
  });

  test.each([
    ['a teacher', asking()],
    ['a manager for another purpose', asking({ purpose: 'STATUTORY' }, MANAGER)],
    ['an auditor for another purpose', asking({ purpose: 'SERVICE' }, { role: 'AUDITOR' })],
  ])('is not for %s', async (_who, request) => {
    const { codes, reasons } = await explain(await decided(), request);
    expect([codes, reasons]).toEqual([['FORBIDDEN'], ['ROLE_NOT_ALLOWED']]);
  });
});
