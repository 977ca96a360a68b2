import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { PERSONAS } from '../../scripts/demo/personas.ts';
import type { DemoChild } from '../../subgraphs/kernel/demo-person.ts';
import { childrenLike } from './another-child.ts';
import { clientErrorOf } from './answer.ts';
import { startHub, type JourneyHub } from './hub.ts';
import { CASELOAD, CHILD_BY_IDENTIFIER, FIND_CHILDREN } from './operations.ts';
import { onEachStore } from '../test-stores.ts';

onEachStore((store) => {
  let hub: JourneyHub;
  beforeAll(async () => {
    hub = await startHub(store, { more: twelveNamesakes });
  });
  beforeEach(() => hub.switchboard.reset());
  afterAll(() => hub.close());

  describe('a search for children', () => {
    const find = (variables: Record<string, unknown>) => hub.ask('teacher', FIND_CHILDREN, { variables });

    test.each(['givenName', 'dateOfBirth', 'postcode'] as const)('finds by family name and %s', async (criterion) => {
      const { familyName, givenName, dateOfBirth, [criterion]: value } = hub.child('plain').truth;
      const answer = await find({ familyName: familyName.toUpperCase(), [criterion]: value });
      expect(answer.errors).toEqual([]);
      expect(answer.data.findChildren).toEqual([
        { id: await hub.childId('plain'), givenName, familyName, dateOfBirth },
      ]);
      expect(hub.switchboard.asked()).toEqual(['child-index']);
    });

    test('shows those who fit in every respect and nobody else', async () => {
      const { familyName, postcode } = hub.child('plain').truth;
      expect((await find({ familyName, postcode, dateOfBirth: '2001-01-01' })).data.findChildren).toEqual([]);
      expect((await find({ familyName: 'Larkspu', postcode })).data.findChildren).toEqual([]);
      expect((await find({ familyName: 'Lark%', givenName: 'P%' })).data.findChildren).toEqual([]);
    });

    test.each([
      ['a family name alone', {}],
      ['criteria that are empty', { givenName: '', postcode: ' ' }],
    ])('is too wide with %s', async (_what, others) => {
      const answer = await find({ familyName: 'Larkspur', ...others });
      expect(answer.errors).toEqual([clientErrorOf('BAD_REQUEST', ['findChildren'], 'SEARCH_TOO_WIDE')]);
      expect(answer.data?.findChildren ?? null).toBeNull();
    });

    test('brings ten at most', async () => {
      const { dateOfBirth } = hub.child('stranger').truth;
      const found = (await find({ familyName: 'Namesaken', dateOfBirth })).data.findChildren as { id: string }[];
      expect(new Set(found.map((match) => match.id)).size).toBe(10);
    });

    test('is on the trail with what was searched for and what was found, after the decisions and before the query', async () => {
      const { familyName, givenName } = hub.child('plain').truth;
      const answer = await find({ familyName, givenName });
      const id = await hub.childId('plain');
      const entries = await hub.auditEntries(answer.requestId);
      expect(entries.map((entry) => entry.kind)).toEqual(['decision', 'search', 'query']);
      expect(entries[1]).toMatchObject({
        source: 'child-index',
        actor: { id: PERSONAS.teacher.actor.id },
        child_ids: [id],
        content: { criteria: { familyName, givenName, dateOfBirth: null, postcode: null }, found: [id] },
      });
    });

    test('that finds nobody is on the trail as well', async () => {
      const answer = await find({ familyName: 'Nobody', givenName: 'Known' });
      expect(answer.data).toEqual({ findChildren: [] });
      const entries = await hub.auditEntries(answer.requestId);
      expect(entries.map((entry) => entry.kind)).toEqual(['search', 'query']);
      expect(entries[0]).toMatchObject({ child_ids: [], content: { found: [] } });
    });

    test('finds a shielded child by its name, and by where it lives not even then', async () => {
      const { familyName, givenName, dateOfBirth, postcode } = hub.child('shielded').truth;
      const found = async (criteria: object) => (await find({ familyName, ...criteria })).data.findChildren.length;
      expect(await found({ givenName })).toBe(1);
      expect(await found({ dateOfBirth })).toBe(1);
      expect(await found({ postcode })).toBe(0);
      expect(await found({ givenName, dateOfBirth, postcode })).toBe(0);
    });

    test('tells an auditor of nobody', async () => {
      const { familyName, givenName } = hub.child('plain').truth;
      const asking = { purpose: 'AUDIT', variables: { familyName, givenName } };
      expect((await hub.ask('auditor', FIND_CHILDREN, asking)).data).toEqual({ findChildren: [] });
    });
  });

  describe('a number', () => {
    const lookUp = (type: string, value: string | null) =>
      hub.ask('teacher', CHILD_BY_IDENTIFIER, { variables: { type, value } });

    test.each([
      ['NHS_NUMBER', 'nhsNumber'],
      ['UPN', 'upn'],
    ] as const)('of the type %s leads to the child', async (type, name) => {
      const { truth } = hub.child('plain');
      const answer = await lookUp(type, truth[name]);
      expect(answer.data).toEqual({
        childByIdentifier: { id: await hub.childId('plain'), givenName: truth.givenName },
      });
    });

    test.each([
      ['NHS_NUMBER', 'nhsNumber'],
      ['UPN', 'upn'],
    ] as const)('of the type %s with a wrong check digit is refused', async (type, name) => {
      const right = hub.child('plain').truth[name]!;
      const wrong = `${right.slice(0, -1)}${(Number(right.at(-1)) + 1) % 10}`;
      const answer = await lookUp(type, wrong);
      expect(answer.errors).toEqual([clientErrorOf('BAD_REQUEST', ['childByIdentifier'], 'IDENTIFIER_INVALID')]);
      expect(answer.data).toEqual({ childByIdentifier: null });
      expect((await hub.auditEntries(answer.requestId)).map((entry) => entry.kind)).toEqual(['query']);
    });

    test('of a shielded child leads nowhere, as a number that nobody has', async () => {
      const { nhsNumber, upn } = hub.child('shielded').truth;
      const nobodys = await lookUp('NHS_NUMBER', '9990000018');
      expect(nobodys.errors).toEqual([clientErrorOf('NOT_FOUND', ['childByIdentifier'])]);
      for (const [type, value] of [
        ['NHS_NUMBER', nhsNumber],
        ['UPN', upn],
      ] as const) {
        if (value === null) continue;
        expect((await lookUp(type, value)).text).toBe(nobodys.text);
      }
    });
  });

  describe('a caseload', () => {
    const page = (first: number, after: string | null = null) =>
      hub.ask('teacher', CASELOAD, { variables: { first, after } });
    interface Edges {
      readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
    }

    test('has every child of the asker’s unit once, however many are on a page', async () => {
      const ofCheney = hub.children.filter((child) => child.known.education?.unit === 'cheney-school');
      const expected = await Promise.all(ofCheney.map((child) => hub.childId(child.key)));
      for (const size of [1, 4, ofCheney.length, 100]) {
        const ids: string[] = [];
        let after: string | null = null;
        for (let more = true; more;) {
          const { edges, pageInfo }: Edges = (await page(size, after)).data.caseload;
          expect(edges.length).toBeLessThanOrEqual(size);
          expect(pageInfo.endCursor).toBe(edges.at(-1)?.cursor);
          ids.push(...edges.map((edge) => edge.node.id));
          ({ hasNextPage: more, endCursor: after } = pageInfo);
        }
        expect(ids.toSorted()).toEqual(expected.toSorted());
      }
    });

    test('of a unit without children is an empty page', async () => {
      const answer = await hub.ask('stranger', CASELOAD);
      expect(answer.data).toEqual({ caseload: { edges: [], pageInfo: { hasNextPage: false, endCursor: null } } });
    });

    test('refuses a page of millions before anybody is asked', async () => {
      expect((await page(2_147_483_647)).errors).toEqual([clientErrorOf('OPERATION_LIMIT')]);
    });

    test.each([0, -1, 101])('refuses a page of %d', async (first) => {
      const answer = await page(first);
      expect(answer.errors).toEqual([clientErrorOf('BAD_REQUEST', ['caseload'], 'PAGE_SIZE')]);
    });

    test.each(['', 'x', 'bm90LWEtdXVpZA', '17; drop table child'])('refuses the cursor “%s”', async (after) => {
      const answer = await page(5, after);
      expect(answer.errors).toEqual([clientErrorOf('BAD_REQUEST', ['caseload'], 'CURSOR_INVALID')]);
    });
  });
});

/** Twelve children of one family name and date of birth. */
function twelveNamesakes(children: readonly DemoChild[]): readonly DemoChild[] {
  const model = children.find((child) => child.key === 'stranger');
  if (model === undefined) throw new Error('there is no such child');
  const names = 'abcdefghijkl'.split('').map((letter) => ({ givenName: `Clem${letter}`, familyName: 'Namesaken' }));
  return childrenLike(model, children.length, names);
}
