import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../../../schema/contract/actor.ts';
import { describeOnStores } from '../../../test-stores.ts';
import { entry } from '../audit-harness.ts';
import {
  decision,
  NURSE,
  reasonsOf,
  startAskedTrail,
  TEACHER,
  type AskedTrail,
  type Connection,
} from './asked-trail.ts';

describeOnStores('what auditors ask', (open) => {
  let trail: AskedTrail;
  beforeAll(async () => {
    trail = await startAskedTrail(open);
  });
  afterAll(() => trail.close());

  const placesOf = ({ edges }: Connection) =>
    edges.map(({ node }) => trail.told.findIndex(({ id }) => id === node['id']));
  const filtered = (filter: string) =>
    trail.connection(`{ auditEntries(first: 100, filter: ${filter}) { edges { cursor node { id } } pageInfo { hasNextPage
      endCursor } } }`);

  describe('filters of the trail', () => {
    test.each([
      ['a child', '{ child: "elm" }', [4]],
      ['an actor', '{ actor: "nurse-1" }', [5, 4, 2]],
      ['a unit', '{ agency: "EDUCATION", unit: "hill-school" }', [1, 0]],
      ['an agency', '{ agency: "HEALTH" }', [5, 4, 2]],
      ['a purpose', '{ purpose: "SAFEGUARD_S47" }', [3]],
      ['a kind', '{ kind: "security" }', [6]],
      ['a rule', '{ rule: "UNI-1" }', [2, 0]],
      ['an effect', '{ effect: "RELEASE" }', [7, 3, 2, 0]],
      ['a rule and an effect', '{ rule: "UNI-1", effect: "HIDE" }', []],
      ['a child and an actor', '{ child: "ash", actor: "nurse-1" }', [5, 2]],
      ['a child and an effect', '{ child: "ash", effect: "RELEASE" }', [3, 2, 0]],
      ['an actor, a rule and a purpose', '{ actor: "nurse-1", rule: "UNI-1", purpose: "SERVICE" }', [2]],
      ['a kind and an agency', '{ kind: "decision", agency: "EDUCATION" }', [1, 0]],
      ['nothing that there is', '{ child: "yew" }', []],
      ['what is not SQL', `{ child: "' or 1=1 --" }`, []],
    ])('by %s', async (_by, filter, expected) => {
      expect(placesOf(await filtered(filter))).toEqual(expected);
    });

    test('by time, in which an entry counts at its first moment and not at its last', async () => {
      const rows = await trail.database.run(
        `select to_json(min(recorded_at)) #>> '{}' as first, to_json(max(recorded_at)) #>> '{}' as last from audit.entry`,
      );
      const [{ first, last } = {}] = rows as { first: string; last: string }[];
      const before = new Date(Date.parse(String(first))).toISOString();
      const after = new Date(Date.parse(String(last)) + 1).toISOString();
      const childless = (period: string) => filtered(`{ rule: "UNI-1", ${period} }`);
      expect(placesOf(await childless(`from: "${before}"`))).toEqual([2, 0]);
      expect(placesOf(await childless(`from: "${after}"`))).toEqual([]);
      expect(placesOf(await childless(`to: "${before}"`))).toEqual([]);
      expect(placesOf(await childless(`from: "${before}", to: "${after}"`))).toEqual([2, 0]);
    });

    test.each([
      ['a unit without its agency', '{ unit: "hill-school" }'],
      ['an effect that is none', '{ effect: "TELL" }'],
      ['a kind that is none', '{ kind: "gossip" }'],
      ['a NUL', '{ child: "a\\u0000b" }'],
    ])('refuse %s', async (_what, filter) => {
      const answer = await trail.ask(`{ auditEntries(filter: ${filter}) { pageInfo { hasNextPage } } }`);
      expect(reasonsOf(answer)).toEqual([['BAD_REQUEST', 'VALUE_INVALID']]);
    });

    test('give each entry once, whatever the size of the page', async () => {
      for (const size of [1, 2, 3]) {
        const seen: number[] = [];
        let after: string | null = null;
        for (let more = true; more;) {
          const page: Connection = await trail.connection(
            `{ auditEntries(first: ${size}, after: ${JSON.stringify(after)}, filter: { child: "ash", kind: "decision" })
              { edges { cursor node { id } } pageInfo { hasNextPage endCursor } } }`,
          );
          seen.push(...placesOf(page));
          ({ hasNextPage: more, endCursor: after } = page.pageInfo);
        }
        expect(seen).toEqual([5, 3, 2, 1, 0]);
      }
    });
  });

  const HISTORY = `edges { cursor node { entryIds actor { id agency unit role } purpose reason effects wasShown isHeld } }
    pageInfo { hasNextPage endCursor }`;
  const historyOf = (child: string, first = 20, after: string | null = null) =>
    trail.connection(
      `{ accessHistory(childId: "${child}", first: ${first}, after: ${JSON.stringify(after)}) { ${HISTORY} } }`,
    );

  test('H14 nobody takes the trail away with one query: pages, periods and words are bounded', async () => {
    const period = 'from: "2026-03-01T00:00:00Z", to: "2026-03-02T00:00:00Z"';
    const PAGED = [
      'auditEntries',
      'accessHistory(childId: "ash")',
      'overridesAwaitingReview',
      `unusualAccess(${period})`,
    ];
    for (const field of PAGED) {
      for (const first of [0, 101]) {
        const [name = '', given] = field.split(/[()]/);
        const page = [given, `first: ${first}`].filter((part) => part !== undefined).join(', ');
        const answer = await trail.ask(`{ ${name}(${page}) { pageInfo { hasNextPage } } }`);
        expect([field, reasonsOf(answer)]).toEqual([field, [['BAD_REQUEST', 'PAGE_SIZE']]]);
      }
    }
    const long = 'x'.repeat(201);
    for (const filter of [`child: "${long}"`, `actor: "${long}"`, `rule: "${long}"`]) {
      const answer = await trail.ask(`{ auditEntries(filter: { ${filter} }) { pageInfo { hasNextPage } } }`);
      expect(reasonsOf(answer)).toEqual([['BAD_REQUEST', 'VALUE_TOO_LONG']]);
    }
  });

  describe('the access history of a child', () => {
    test('has one line for each request, with what it came to', async () => {
      const { edges, pageInfo } = await historyOf('ash');
      expect(edges.map(({ node }) => [(node['actor'] as Actor).id, node['effects'], node['isHeld']])).toEqual([
        ['nurse-1', ['HIDE'], false],
        ['worker-1', ['RELEASE'], true],
        ['nurse-1', ['RELEASE'], false],
        ['teacher-1', ['RELEASE', 'WITHHOLD'], false],
      ]);
      expect(edges[3]?.node).toMatchObject({
        entryIds: [trail.told[1]?.id, trail.told[0]?.id],
        purpose: 'SERVICE',
        reason: 'Visit on Monday',
        wasShown: true,
      });
      expect(pageInfo.hasNextPage).toBe(false);
    });

    test('is the same page by page', async () => {
      const seen: unknown[] = [];
      let after: string | null = null;
      for (let more = true; more;) {
        const page: Connection = await historyOf('ash', 1, after);
        seen.push(...page.edges.map(({ node }) => node));
        ({ hasNextPage: more, endCursor: after } = page.pageInfo);
      }
      expect(seen).toEqual((await historyOf('ash')).edges.map(({ node }) => node));
    });

    test('tells a child that a search showed from one that it only weighed', async () => {
      const requestId = randomUUID();
      await trail.append([
        decision('IDX-1', 'RELEASE', { childIds: ['birch'], requestId }),
        decision('IDX-1', 'RELEASE', { childIds: ['lime'], requestId }),
        entry({ kind: 'search', childIds: ['lime'], requestId, content: { criteria: {}, found: ['lime'] } }),
      ]);
      const shown = async (child: string) => (await historyOf(child)).edges.map(({ node }) => node['wasShown']);
      expect([await shown('birch'), await shown('lime')]).toEqual([[false], [true]]);
    });

    test('has what was recorded under the id of a child that was merged with it, and says so', async () => {
      const links = (leadsTo: Record<string, string>) =>
        entry({ kind: 'change', childIds: Object.keys(leadsTo), content: { change: 'mergeChildren', leadsTo } });
      await trail.append([
        decision('UNI-1', 'RELEASE', { actor: TEACHER, childIds: ['hazel-2'] }),
        decision('UNI-1', 'RELEASE', { actor: NURSE, childIds: ['hazel-1'] }),
        links({ 'hazel-2': 'hazel-1', 'hazel-1': 'hazel-1' }),
      ]);
      const ofChild = async (child: string) => {
        const { accessHistory, auditEntries } = (await trail.data(`{
          accessHistory(childId: "${child}") { otherChildIds edges { node { childIds actor { id } } } }
          auditEntries(filter: { child: "${child}", kind: "decision" }) { otherChildIds edges { node { childIds } } } }`)) as {
          [list: string]: Connection & { otherChildIds: string[] };
        };
        const idsIn = (list?: Connection) => list?.edges.flatMap(({ node }) => node['childIds']);
        expect(auditEntries?.otherChildIds).toEqual(accessHistory?.otherChildIds);
        return [accessHistory?.otherChildIds, idsIn(accessHistory), idsIn(auditEntries)];
      };
      const both = ['hazel-1', 'hazel-2'];
      expect(await ofChild('hazel-1')).toEqual([['hazel-2'], both, both]);
      expect(await ofChild('hazel-2')).toEqual([['hazel-1'], both, both]);
      await trail.append([links({ 'hazel-2': 'hazel-2', 'hazel-1': 'hazel-1' })]);
      expect(await ofChild('hazel-2')).toEqual([[], ['hazel-2'], ['hazel-2']]);
    });

    test('has nothing for a child whom nobody looked at, which is no error', async () => {
      expect(await historyOf('yew')).toEqual({ edges: [], pageInfo: { hasNextPage: false, endCursor: null } });
    });
  });

  test('reading the trail is on the trail, with what was asked and how much was shown', async () => {
    const requestId = randomUUID();
    await trail.connection(`{ accessHistory(childId: "elm") { ${HISTORY} } }`, { requestId });
    const [reading, ...others] = await trail.database.run(
      `select kind, recorded_by, child_ids::text as children, content from audit.entry where request_id = '${requestId}'`,
    );
    expect(others).toEqual([]);
    expect(reading).toMatchObject({ kind: 'query', recorded_by: 'audit', children: '{elm}' });
    expect(reading?.['content']).toMatchObject({ read: 'accessHistory', asked: { child: 'elm', first: 20 }, shown: 1 });
  });

  test('statistics count accesses by agency, purpose, effect and day', async () => {
    const from = new Date(Date.now() - 3_600_000).toISOString();
    const to = new Date(Date.now() + 3_600_000).toISOString();
    const counts = '{ value accesses }';
    const { accessStatistics } = (await trail.data(
      `{ accessStatistics(from: "${from}", to: "${to}") { total byAgency ${counts} byPurpose ${counts} byEffect ${counts}
        byDay ${counts} } }`,
    )) as { accessStatistics: Record<string, { value: string; accesses: number }[]> & { total: number } };
    const of = (by: string) =>
      Object.fromEntries((accessStatistics[by] ?? []).map(({ value, accesses }) => [value, accesses]));
    expect(accessStatistics.total).toBe(10);
    expect(of('byAgency')).toEqual({ EDUCATION: 2, HEALTH: 4, HUB: 1, SOCIAL_CARE: 3 });
    expect(of('byPurpose')).toEqual({ EMERGENCY: 1, SAFEGUARD_S47: 1, SERVICE: 8 });
    expect(of('byEffect')).toEqual({ HIDE: 1, RELEASE: 8, RELEASE_REDUCED: 1, WITHHOLD: 1 });
    expect(Object.values(of('byDay')).reduce((sum, count) => sum + count, 0)).toBe(10);
  });

  test.each([
    ['accessStatistics', '{ total }'],
    ['unusualAccess', '{ pageInfo { hasNextPage } }'],
  ])('%s refuses a period that is too long, or that ends before it begins', async (field, fields) => {
    const answers = await Promise.all([
      trail.ask(`{ ${field}(from: "2026-01-01T00:00:00Z", to: "2026-03-01T00:00:00Z") ${fields} }`),
      trail.ask(`{ ${field}(from: "2026-03-01T00:00:00Z", to: "2026-03-01T00:00:00Z") ${fields} }`),
    ]);
    expect(answers.map(reasonsOf)).toEqual([[['OPERATION_LIMIT', undefined]], [['BAD_REQUEST', 'VALUE_INVALID']]]);
  });
});
