import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aRecord } from '../a-record.ts';
import { asking, STRANGER } from '../asking.ts';
import { startEmbeddedIndex, type EmbeddedIndex } from '../embedded-index.ts';

const PAGE = `query ($first: Int, $after: String) { caseload(first: $first, after: $after) {
  edges { cursor node { id givenName whosInvolved { agency } } } pageInfo { hasNextPage endCursor }
} }`;
interface Page {
  readonly edges: readonly {
    readonly cursor: string;
    readonly node: { readonly id: string; readonly givenName: string };
  }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

let index: EmbeddedIndex;
beforeAll(async () => {
  index = await startEmbeddedIndex();
  const pupils = Array.from({ length: 25 }, (_none, number) => aRecord(`ED-${number}`, { givenName: `N${number}` }));
  await index.register('EDUCATION', pupils);
  // A second record of the same unit about the same child is not a second child.
  await index.register('EDUCATION', [aRecord('ED-again', { givenName: 'N0' })]);
  await index.register('EDUCATION', [aRecord('ED-far', { givenName: 'Far' }, { unit: 'far-away-school' })]);
  await index.register('HEALTH', [aRecord('HE-1', { givenName: 'Namesake' }, { unit: 'foxglove-school' })]);
});
afterAll(() => index.close());

const page = async (variables: Record<string, unknown>, request = asking()): Promise<Page> => {
  const { data, codes } = await index.ask(PAGE, request, variables);
  expect(codes).toEqual([]);
  return data?.['caseload'] as Page;
};
const readAll = async (first: number, request = asking()): Promise<{ names: string[]; lengths: number[] }> => {
  const names: string[] = [];
  const lengths: number[] = [];
  let after: string | null = null;
  for (let more = true; more;) {
    const { edges, pageInfo } = await page({ first, after }, request);
    names.push(...edges.map(({ node }) => node.givenName));
    lengths.push(edges.length);
    expect(pageInfo.endCursor).toBe(edges.at(-1)?.cursor ?? null);
    [more, after] = [pageInfo.hasNextPage, pageInfo.endCursor];
  }
  return { names, lengths };
};
const HIDDEN = { id: 'teacher-2' };

describe('a caseload', () => {
  test('is the children of the actor’s own unit, each once, page by page', async () => {
    const expected = Array.from({ length: 25 }, (_none, number) => `N${number}`).toSorted();
    for (const first of [1, 7, 25, 100]) {
      const { names } = await readAll(first);
      expect(names.toSorted()).toEqual(expected);
    }
    expect((await readAll(10)).lengths).toEqual([10, 10, 5]);
    expect((await readAll(25)).lengths).toEqual([25]);
  });

  test('has twenty to a page where nothing else is asked for', async () => {
    const { data } = await index.ask('{ caseload { edges { node { id } } pageInfo { hasNextPage } } }');
    expect((data?.['caseload'] as Page | undefined)?.edges).toHaveLength(20);
  });

  test('of a unit that has no children is empty, and ends', async () => {
    const actor = { ...STRANGER, unit: 'empty-school' };
    expect(await page({ first: 5 }, asking({}, actor))).toEqual({
      edges: [],
      pageInfo: { hasNextPage: false, endCursor: null },
    });
  });

  test('gives no sign of children that are hidden: not in pages, their ends, or their cursors', async () => {
    const hide = async (name: string) =>
      index.choose('EDUCATION', name, { restrictedPersons: [{ actorId: 'teacher-2', relation: 'RESTRICTED' }] });
    for (let number = 0; number < 25; number += 3) await hide(`ED-${number}`);
    const request = asking({}, HIDDEN);
    const visible = Array.from({ length: 25 }, (_none, number) => number).filter((number) => number % 3 !== 0);
    const { names, lengths } = await readAll(4, request);
    expect(names.toSorted()).toEqual(visible.map((number) => `N${number}`).toSorted());
    expect(lengths).toEqual([4, 4, 4, 4]);
    expect((await readAll(16, request)).lengths).toEqual([16]);
    expect((await readAll(15, request)).lengths).toEqual([15, 1]);
  });

  test('is wholly hidden from an audit, which sees an empty one', async () => {
    expect(await page({ first: 5 }, asking({ purpose: 'AUDIT' }))).toEqual({
      edges: [],
      pageInfo: { hasNextPage: false, endCursor: null },
    });
  });

  test('reads on behind a cursor whose child has since been hidden', async () => {
    const request = asking();
    const first = await page({ first: 3 }, request);
    const hidden = first.edges.at(-1)?.node.givenName.slice(1);
    await index.choose('EDUCATION', `ED-${hidden}`, {
      restrictedPersons: [{ actorId: 'teacher-1', relation: 'FAMILY' }],
    });
    const rest = await page({ first: 100, after: first.pageInfo.endCursor }, asking());
    expect(rest.edges).toHaveLength(22);
  });

  test.each([
    [{ first: 0 }, 'PAGE_SIZE'],
    [{ first: -1 }, 'PAGE_SIZE'],
    [{ first: 101 }, 'PAGE_SIZE'],
    [{ first: 2_147_483_648 }, 'VALUE_INVALID'],
    [{ first: '10' }, 'VALUE_INVALID'],
    [{ first: 5, after: '' }, 'CURSOR_INVALID'],
    [{ first: 5, after: 'not a cursor' }, 'CURSOR_INVALID'],
    [{ first: 5, after: Buffer.from(`' or true; --`).toString('base64url') }, 'CURSOR_INVALID'],
    [{ first: 5, after: 'x'.repeat(100_000) }, 'CURSOR_INVALID'],
  ])('is refused for %.60j', async (variables, reason) => {
    const { codes, reasons } = await index.ask(PAGE, asking(), variables);
    expect([codes, reasons]).toEqual([['BAD_REQUEST'], [reason]]);
  });

  test('is refused to an asker who may ask nothing', async () => {
    const { codes, reasons } = await index.ask(PAGE, asking({}, { standing: 'TRAINING_LAPSED' }));
    expect([codes, reasons]).toEqual([['FORBIDDEN'], ['STANDING']]);
  });
});
