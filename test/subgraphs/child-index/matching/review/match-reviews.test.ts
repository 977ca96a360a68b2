import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { aRecord, another, nhsNumber } from '../../a-record.ts';
import { asking } from '../../asking.ts';
import { startEmbeddedIndex, UNKNOWN_ID, type EmbeddedIndex } from '../../embedded-index.ts';
import { asManager } from '../../sharing/records/changes.ts';
import { DEFAULT_MODEL } from '../../../../../subgraphs/child-index/matching/model/default-model.ts';
import { standsAsFolded } from '../links/stands-as-folded.ts';

const NUMBER = nhsNumber('9990001006');
const OTHER_NUMBER = nhsNumber('9990001014');

let index: EmbeddedIndex;
beforeAll(async () => {
  index = await startEmbeddedIndex();
});
/** Two of one name, birthday and address whose NHS numbers differ. */
beforeEach(async () => {
  await index.tables.clear();
  await index.register('HEALTH', [aRecord('HE-1', { identifiers: [NUMBER] })]);
  await index.register('EDUCATION', [aRecord('ED-1', { identifiers: [OTHER_NUMBER] })]);
});
afterAll(() => index.close());

const REVIEW = `id openedAt model weight child { id } candidate { id } evidence { field left right weight }`;
async function reviews(args = '', request = asManager()) {
  const query = `{ matchReviews${args} { edges { cursor node { ${REVIEW} } } pageInfo { hasNextPage endCursor } } }`;
  const { data, codes, reasons } = await index.ask(query, request);
  const page = data?.['matchReviews'] as {
    edges: { cursor: string; node: { id: string; evidence: unknown[] } & Record<string, unknown> }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  } | null;
  return { page, codes, reasons, nodes: (page?.edges ?? []).map(({ node }) => node) };
}
const decide = (mutation: string, id: string, request = asManager()) =>
  index.ask(
    `mutation { made: ${mutation}(reviewId: "${id}", reason: "Rang both") { id kind child { id } other { id } } }`,
    request,
  );
const undo = (id: unknown) =>
  index.ask(`mutation { undoLinkDecision(id: "${String(id)}", reason: "Wrong") { id } }`, asManager());

describe('a record that may be of a child that the index knows', () => {
  test('is a child of its own, and waits with the evidence side by side', async () => {
    const [review, ...others] = (await reviews()).nodes;
    expect(others).toEqual([]);
    expect(review).toMatchObject({
      model: DEFAULT_MODEL.version,
      child: { id: await index.childOf('EDUCATION ED-1') },
      candidate: { id: await index.childOf('HEALTH HE-1') },
    });
    const evidence = review?.evidence as { field: string; left: string | null; right: string | null; weight: number }[];
    const both = (text: string | null) => [text, text];
    expect(Object.fromEntries(evidence.map(({ field, left, right }) => [field, [left, right]]))).toEqual({
      BASE_RATE: both(null),
      GIVEN_NAME: both('Tamsin'),
      FAMILY_NAME: both('Brackenbury'),
      NAME_ORDER: both(null),
      DATE_OF_BIRTH: both('2014-05-17'),
      SEX: both('FEMALE'),
      ADDRESS: both('3 Imaginary Row\nNowhere'),
      POSTCODE: both('ZZ1 1AA'),
      NHS_NUMBER: [OTHER_NUMBER.value, NUMBER.value],
      LIKENESS: both(null),
    });
    const against = evidence.filter(({ weight }) => weight < 0).map(({ field }) => field);
    expect(against).toEqual(['BASE_RATE', 'NHS_NUMBER', 'LIKENESS']);
    expect(evidence.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(review?.['weight'] as number);
    await standsAsFolded(index);
  });

  test('is of that child once that is confirmed, and waits again when it is taken back', async () => {
    const [review] = (await reviews()).nodes;
    const own = await index.childOf('EDUCATION ED-1');
    const candidate = await index.childOf('HEALTH HE-1');
    const { data, codes } = await decide('confirmMatch', review?.id ?? '');
    expect(codes).toEqual([]);
    const made = data?.['made'] as { id: string };
    expect(made).toMatchObject({ kind: 'CONFIRMED', child: { id: candidate }, other: { id: candidate } });
    expect(await index.childOf('EDUCATION ED-1')).toBe(candidate);
    expect((await reviews()).nodes).toEqual([]);
    await standsAsFolded(index);
    expect((await undo(made.id)).codes).toEqual([]);
    expect(await index.childOf('EDUCATION ED-1')).toBe(own);
    expect((await reviews()).nodes).toHaveLength(1);
    await standsAsFolded(index);
  });

  test('is never of that child once that is rejected, until it is taken back', async () => {
    const [review] = (await reviews()).nodes;
    const own = await index.childOf('EDUCATION ED-1');
    const candidate = await index.childOf('HEALTH HE-1');
    const { data } = await decide('rejectMatch', review?.id ?? '');
    expect(data?.['made']).toMatchObject({ kind: 'REJECTED', child: { id: candidate }, other: { id: own } });
    expect((await reviews()).nodes).toEqual([]);
    await standsAsFolded(index);
    const again = await index.ask(
      `mutation { mergeChildren(keep: "${candidate}", absorb: "${own}", reason: "After all") { id } }`,
      asManager(),
    );
    expect(again.codes).toEqual(['BAD_REQUEST']);
    // Neither a newer version nor a record with both numbers makes one of the two.
    await index.register('EDUCATION', [aRecord('ED-1', { identifiers: [NUMBER] }, { version: 2 })]);
    await index.register('SOCIAL_CARE', [aRecord('SC-1', { identifiers: [NUMBER, OTHER_NUMBER] })]);
    expect(await index.childOf('EDUCATION ED-1')).toBe(own);
    // As it is no less like the one than like the other, a person decides of whom it is.
    expect([own, candidate]).not.toContain(await index.childOf('SOCIAL_CARE SC-1'));
    expect((await reviews()).nodes).toHaveLength(1);
    expect((await undo((data?.['made'] as { id: string }).id)).codes).toEqual([]);
    expect((await reviews()).nodes).toHaveLength(2);
    await standsAsFolded(index);
  });

  test('leads no record to that child that is like the one told apart, though it has the number of both', async () => {
    const [review] = (await reviews()).nodes;
    const [own, candidate] = [await index.childOf('EDUCATION ED-1'), await index.childOf('HEALTH HE-1')];
    await index.register('EDUCATION', [aRecord('ED-1', { familyName: 'Wexcombe' }, { version: 2 })]);
    await decide('rejectMatch', review?.id ?? '');
    // Told apart, it comes again under another id; and one that is like the other alone comes too.
    await index.register('CONNEXIONS', [aRecord('CO-1', { familyName: 'Wexcombe' })]);
    await index.register('POLICE', [aRecord('PO-1', { identifiers: [NUMBER] })]);
    expect(await index.childOf('CONNEXIONS CO-1')).not.toBe(candidate);
    expect(await index.childOf('POLICE PO-1')).toBe(candidate);
    expect(await index.childOf('EDUCATION ED-1')).toBe(own);
    await standsAsFolded(index);
  });

  test('no longer waits when the two have become one in another way', async () => {
    const [own, candidate] = [await index.childOf('EDUCATION ED-1'), await index.childOf('HEALTH HE-1')];
    await index.ask(
      `mutation { mergeChildren(keep: "${own}", absorb: "${candidate}", reason: "One") { id } }`,
      asManager(),
    );
    expect((await reviews()).nodes).toEqual([]);
  });
});

describe('the queue of reviews', () => {
  test('is for the index team', async () => {
    const [review] = (await reviews()).nodes;
    expect(await reviews('', asking())).toMatchObject({ codes: ['FORBIDDEN'], reasons: ['ROLE_NOT_ALLOWED'] });
    for (const mutation of ['confirmMatch', 'rejectMatch'])
      expect(await decide(mutation, review?.id ?? '', asking())).toMatchObject({ codes: ['FORBIDDEN'] });
  });

  test('leaves out children that are hidden from who reads it, and they decide none of them', async () => {
    const [review] = (await reviews()).nodes;
    const restrictedPersons = [{ actorId: 'manager-1', relation: 'FAMILY' as const }];
    await index.choose('HEALTH', 'HE-1', { restrictedPersons });
    expect(await reviews()).toMatchObject({ nodes: [], page: { pageInfo: { hasNextPage: false, endCursor: null } } });
    const hidden = await decide('confirmMatch', review?.id ?? '');
    const unknown = await decide('confirmMatch', UNKNOWN_ID);
    expect([hidden.codes, unknown.codes]).toEqual([['NOT_FOUND'], ['NOT_FOUND']]);
    expect((await reviews('', asManager({ id: 'manager-2' }))).nodes).toHaveLength(1);
  });

  test('leaves out a protected identity, which a match would tie to another', async () => {
    await index.run(`update child_index.child set protected_identity = true where founder = 'HEALTH HE-1'`);
    expect((await reviews()).nodes).toEqual([]);
  });

  test('is read a page at a time, oldest first, with cursors of its own', async () => {
    for (const place of [2, 3, 4]) {
      const child = another(place);
      await index.register('HEALTH', [aRecord(`HE-${place}`, { ...child, identifiers: [NUMBERS[place]!] })]);
      await index.register('EDUCATION', [aRecord(`ED-${place}`, { ...child, identifiers: [NUMBERS[place + 3]!] })]);
    }
    const first = await reviews('(first: 3)');
    expect(first.nodes).toHaveLength(3);
    expect(first.page?.pageInfo.hasNextPage).toBe(true);
    const rest = await reviews(`(first: 3, after: "${first.page?.pageInfo.endCursor}")`);
    expect(rest.nodes).toHaveLength(1);
    expect(rest.page?.pageInfo.hasNextPage).toBe(false);
    expect(await reviews('(first: 0)')).toMatchObject({ reasons: ['PAGE_SIZE'] });
    expect(await reviews('(after: "x")')).toMatchObject({ reasons: ['CURSOR_INVALID'] });
  });
});

/** NHS numbers for as many children. */
const NUMBERS = ['', '', '9990001022', '9990001030', '9990001049', '9990001057', '9990001065', '9990001073'].map(
  nhsNumber,
);
