import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { HubError } from '../../../../../schema/contract/error-codes.ts';
import { aRecord, another, nhsNumber } from '../../a-record.ts';
import { asking } from '../../asking.ts';
import { aConsent, SHIELD } from '../../sharing/a-choice.ts';
import { asManager } from '../../sharing/records/changes.ts';
import { standsAsFolded } from './stands-as-folded.ts';
import { DIFFERING, NUMBER, startTwoChildren, THERAPY } from './two-children.ts';

let two: Awaited<ReturnType<typeof startTwoChildren>>;
let index: (typeof two)['index'];
let kept: string;
let absorbed: string;
beforeAll(async () => {
  two = await startTwoChildren();
  index = two.index;
});
beforeEach(async () => {
  [kept, absorbed] = await two.begin();
});
afterAll(() => index.close());

const merge = () => two.made(`mergeChildren(keep: "${kept}", absorb: "${absorbed}", reason: "The same child")`);

describe('two children that are merged', () => {
  test('are one, under the id of either, with what all records say of it', async () => {
    await merge();
    const child = await two.told(kept);
    expect(child).toMatchObject({
      id: kept,
      familyName: 'Brackenbury',
      otherNames: [{ familyName: 'Brakenbury' }],
      identifiers: [{ value: NUMBER.value }],
      address: '3 Imaginary Row\nNowhere',
    });
    expect(child?.['whosInvolved']).toHaveLength(2);
    expect(await two.told(absorbed)).toEqual(child);
    const byNumber = `{ childByIdentifier(type: NHS_NUMBER, value: "${NUMBER.value}") { id } }`;
    expect((await index.ask(byNumber)).data).toEqual({ childByIdentifier: { id: kept } });
  });

  test('take in later records of either', async () => {
    await merge();
    await index.register('SOCIAL_CARE', [aRecord('SC-1', { ...DIFFERING, familyName: 'Other' })]);
    await index.register('HEALTH', [aRecord('HE-1', { familyName: 'Brackenbury' }, { ...THERAPY, version: 2 })]);
    expect(await index.childOf('SOCIAL_CARE SC-1')).toBe(kept);
    expect(await index.childOf('HEALTH HE-1')).toBe(kept);
    await standsAsFolded(index);
  });

  test('take in a record that is found by likeness alone, and what is decided of the whole holds for it', async () => {
    const alike = another(1);
    await index.register('EDUCATION', [aRecord('ED-2', { ...alike, identifiers: [nhsNumber('9990001014')] })]);
    await index.register('HEALTH', [aRecord('HE-2', { ...alike, identifiers: [nhsNumber('9990001022')] })]);
    const whole = await index.childOf('EDUCATION ED-2');
    await two.made(
      `mergeChildren(keep: "${whole}", absorb: "${await index.childOf('HEALTH HE-2')}", reason: "The same child")`,
    );
    await index.register('SOCIAL_CARE', [aRecord('SC-2', { ...alike, address: '4 Elsewhere Road' })]);
    const parts = `select linked_by as "linkedBy", part = (select c.scope from child_index.child c where c.id = child_id) as whole
      from child_index.record_link where record_id = 'SC-2'`;
    expect(await index.childOf('SOCIAL_CARE SC-2')).toBe(whole);
    expect(await index.run(parts)).toEqual([{ linkedBy: 'SCORE', whole: true }]);
    await standsAsFolded(index);
  });

  test('of whom one has a protected identity are merged by nobody, and nothing tells why, until it is so no longer', async () => {
    const protect = (value: boolean) =>
      index.run(
        `update child_index.child set protected_identity = ${value}, key_holders = '{manager-with-key}' where id = '${absorbed}'`,
      );
    const merging = `mergeChildren(keep: "${kept}", absorb: "${absorbed}", reason: "The same child")`;
    await protect(true);
    for (const request of [asManager(), asManager({ id: 'manager-with-key' })])
      expect((await two.send(merging, request)).codes).toEqual(['NOT_FOUND']);
    expect(await index.childOf('HEALTH HE-1')).toBe(absorbed);
    await protect(false);
    await merge();
    expect(await index.childOf('HEALTH HE-1')).toBe(kept);
  });

  test('keep the ids of their involvements', async () => {
    const asTherapist = asking({}, { agency: 'HEALTH', unit: 'speech-therapy' });
    const idsOf = async (id: string) =>
      ((await two.told(id, asTherapist))?.['whosInvolved'] as { id: string; agency: string }[]).map((one) => one.id);
    const before = await idsOf(absorbed);
    await merge();
    expect(await idsOf(kept)).toEqual(expect.arrayContaining(before));
  });

  test('are two again when that is taken back, to the letter', async () => {
    await index.choose('EDUCATION', 'ED-1', { consents: [aConsent()], shield: SHIELD });
    await index.choose('HEALTH', 'HE-1', { consents: [aConsent({ refusal: true })] });
    const before = await two.everything();
    const [one, other] = [await two.told(kept), await two.told(absorbed, asManager())];
    await two.undo(await merge());
    expect(await two.everything()).toBe(before);
    expect(await two.told(kept)).toEqual(one);
    expect(await two.told(absorbed, asManager())).toEqual(other);
  });

  test('are found through a chain of merges, and after it is taken back link by link', async () => {
    await index.register('POLICE', [aRecord('PO-1', another(1))]);
    const third = await index.childOf('POLICE PO-1');
    const first = await merge();
    const second = await two.made(`mergeChildren(keep: "${third}", absorb: "${kept}", reason: "And a third")`);
    for (const id of [kept, absorbed, third]) expect(await two.told(id)).toMatchObject({ id: third });
    // The first cannot be taken back while the second stands on it.
    expect(await two.send(`undoLinkDecision(id: "${first}", reason: "Wrong")`)).toMatchObject({
      codes: ['BAD_REQUEST'],
    });
    await two.undo(second);
    expect(await two.told(absorbed)).toMatchObject({ id: kept });
    await two.undo(first);
    expect(await two.told(absorbed, asManager())).toMatchObject({ id: absorbed });
    expect(await two.send(`undoLinkDecision(id: "${first}", reason: "Again")`)).toMatchObject({ codes: ['NOT_FOUND'] });
  });
});

describe('what was decided about two children that are merged', () => {
  const involved = async (id = kept, request = asking()) =>
    ((await two.told(id, request))?.['whosInvolved'] as { __typename: string; agency: string }[])
      .map(({ __typename, agency }) => `${agency} ${__typename}`)
      .toSorted();
  const OPEN = ['EDUCATION EducationInvolvement', 'HEALTH HealthInvolvement'];
  const WITHHELD = ['EDUCATION EducationInvolvement', 'HEALTH WithheldInvolvement'];

  test('a shield of either hides where the whole child is, and is up for both after the merge is taken back', async () => {
    await merge().then(two.undo);
    await index.choose('HEALTH', 'HE-1', { shield: SHIELD });
    const decision = await merge();
    expect(await two.told(kept)).toMatchObject({ address: null, notices: ['SHIELDED'] });
    await index.ask(`mutation { shieldChild(childId: "${kept}", reason: "Seen nearby") { id } }`, asManager());
    await two.undo(decision);
    expect(await two.told(kept)).toMatchObject({ notices: ['SHIELDED'] });
    expect((await two.told(absorbed, asManager()))?.['notices']).toContain('SHIELDED');
    await index.ask(`mutation { liftShield(childId: "${kept}", reason: "Over") { id } }`, asManager());
    expect(await two.told(kept)).toMatchObject({ notices: [] });
    expect((await two.told(absorbed, asManager()))?.['notices']).toContain('SHIELDED');
  });

  test('a consent opens the records of the child that it was given for, and no others', async () => {
    await index.choose('EDUCATION', 'ED-1', { consents: [aConsent()] });
    await merge();
    expect(await involved()).toEqual(WITHHELD);
    await index.choose('HEALTH', 'HE-1', { consents: [aConsent({ givenAt: '2026-01-15' })] });
    expect(await involved()).toEqual(OPEN);
  });

  test('a refusal of either closes what the other’s consent had opened', async () => {
    await index.choose('HEALTH', 'HE-1', { consents: [aConsent()] });
    await merge();
    expect(await involved()).toEqual(OPEN);
    [kept, absorbed] = await two.begin();
    await index.choose('HEALTH', 'HE-1', { consents: [aConsent({ givenAt: '2026-01-15' })] });
    await index.choose('EDUCATION', 'ED-1', { consents: [aConsent({ refusal: true })] });
    await merge();
    expect(await involved()).toEqual(WITHHELD);
  });

  test('a person who must not know of either knows of neither', async () => {
    await index.choose('HEALTH', 'HE-1', { restrictedPersons: [{ actorId: 'teacher-1', relation: 'RESTRICTED' }] });
    expect(await two.told(kept)).not.toBeNull();
    const decision = await merge();
    expect(await two.told(kept)).toBeNull();
    await two.undo(decision);
    expect(await two.told(kept)).not.toBeNull();
  });

  test('an archived or protected one makes the whole archived or protected', async () => {
    await merge();
    expect((await two.told(kept))?.['otherNames']).toHaveLength(1);
    await index.run(`update child_index.child set protected_identity = true where id = '${absorbed}'`);
    expect(await two.told(kept)).toMatchObject({ otherNames: [] });
    await index.run(`update child_index.child set archived_at = now() where id = '${absorbed}'`);
    expect(await two.told(kept)).toBeNull();
  });
});

describe('a merge', () => {
  test('is for the index team, with a reason', async () => {
    const mutation = `mergeChildren(keep: "${kept}", absorb: "${absorbed}", reason: "The same")`;
    expect(await two.send(mutation, asking())).toMatchObject({ codes: ['FORBIDDEN'], reasons: ['ROLE_NOT_ALLOWED'] });
    const blank = `mergeChildren(keep: "${kept}", absorb: "${absorbed}", reason: " ")`;
    expect(await two.send(blank)).toMatchObject({ codes: ['BAD_REQUEST'], reasons: ['VALUE_INVALID'] });
    const itself = `mergeChildren(keep: "${kept}", absorb: "${kept}", reason: "The same")`;
    expect(await two.send(itself)).toMatchObject({ codes: ['BAD_REQUEST'], reasons: ['VALUE_INVALID'] });
  });

  test('of an identity that is protected is for nobody to whom the link to another is hidden: there seems to be none', async () => {
    await index.run(`update child_index.child set protected_identity = true where id = '${absorbed}'`);
    const mutation = `mergeChildren(keep: "${kept}", absorb: "${absorbed}", reason: "The same")`;
    expect(await two.send(mutation)).toMatchObject({ codes: ['NOT_FOUND'] });
  });

  test('is on the trail with the records of both before and after, and does not happen without', async () => {
    const request = asManager();
    const made = await two.send(`mergeChildren(keep: "${kept}", absorb: "${absorbed}", reason: "The same")`, request);
    const [entry] = index.trail.of(request.requestId).filter(({ kind }) => kind === 'change');
    expect(entry).toMatchObject({
      childIds: [kept, absorbed],
      content: {
        change: 'mergeChildren',
        before: { [kept]: ['EDUCATION ED-1'], [absorbed]: ['HEALTH HE-1'] },
        after: { [kept]: ['EDUCATION ED-1', 'HEALTH HE-1'], [absorbed]: [] },
      },
    });
    await two.undo(String(made.decision?.['id']));
    const before = await two.everything();
    index.trail.before = (entries) =>
      entries.some(({ kind }) => kind === 'change')
        ? Promise.reject(new HubError('AUDIT_UNAVAILABLE'))
        : Promise.resolve();
    const mutation = `mergeChildren(keep: "${kept}", absorb: "${absorbed}", reason: "The same")`;
    expect(await two.send(mutation)).toMatchObject({ codes: ['AUDIT_UNAVAILABLE'] });
    index.trail.before = () => Promise.resolve();
    expect(await two.everything()).toBe(before);
  });
});
