import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { DefaultQueryExecutor } from 'kysely';
import type { SubgraphName } from '../../schema/contract/agency.ts';
import { STORIES } from '../../scripts/demo/stories.ts';
import type { DemoChild } from '../../subgraphs/kernel/demo-person.ts';
import { childrenLike } from './another-child.ts';
import { startHub, type JourneyHub } from './hub.ts';
import { CASELOAD_INVOLVED, WHOS_INVOLVED } from './operations.ts';
import { planOf, type FetchNode, type PlanNode } from './query-plan.ts';
import { onEachStore } from '../test-stores.ts';
import type { Fault } from './switchboard.ts';

const AGENCIES: readonly SubgraphName[] = ['connexions', 'education', 'health', 'police', 'social-care'];

describe('the plan of the operation whos-involved', () => {
  test('is one fetch from the index, then one from each agency, all at once', async () => {
    const { text, node } = await planOf(WHOS_INVOLVED);
    process.stdout.write(`${text}\n`);
    expect(outline(node)).toEqual(['child-index', AGENCIES.map((agency) => `${agency} at child.whosInvolved.@`)]);
  });

  test('takes the sealed statement from the index to every agency, and nothing else but the key', async () => {
    const { node } = await planOf(WHOS_INVOLVED);
    const required = entityFetches(node).map(({ requires }) =>
      requires!.flatMap(({ selections }) => selections.map(({ name }) => name)).toSorted(),
    );
    expect(required).toEqual(AGENCIES.map(() => ['__typename', 'id', 'statement']));
  });
});

onEachStore((store) => {
  let hub: JourneyHub;
  beforeAll(async () => {
    hub = await startHub(store, { more: fiftyLikePoppy });
  });
  beforeEach(() => hub.switchboard.reset());
  afterAll(() => hub.close());

  const askStory = async (key: 'plain' | 'section-47') => {
    const { asks, purpose, reason, reasonableCause: cause } = STORIES[key];
    return hub.ask(asks, WHOS_INVOLVED, { purpose, reason, cause, variables: { id: await hub.childId(key) } });
  };

  test('agencies that are not involved are not asked, and the trail is written to twice', async () => {
    await askStory('plain');
    const lines = hub.switchboard.calls.map(({ caller, receiver, request }) => `${caller} ${receiver}${request.path}`);
    expect(lines.toSorted()).toEqual([
      'child-index audit/internal/append-entries',
      'gateway audit/internal/append-entries',
      'gateway child-index/graphql',
      'gateway connexions/graphql',
      'gateway education/graphql',
      'gateway health/graphql',
    ]);
  });

  test('the agencies that are asked are asked at the same time', async () => {
    // None of them answers before all four were asked: one after the other, they would all be late.
    let arrived = 0;
    let openGate: () => void = () => {};
    const gate = new Promise<void>((resolve) => (openGate = resolve));
    const waitsForTheOthers: Fault = (honest) => async (request, signal) => {
      arrived += 1;
      if (arrived === 4) openGate();
      await gate;
      return honest(request, signal);
    };
    for (const agency of AGENCIES) hub.switchboard.break(agency, waitsForTheOthers);
    const answer = await askStory('section-47');
    expect(answer.errors).toEqual([]);
    expect(arrived).toBe(4);
  });

  test('a caseload of fifty takes as many calls and as many SQL statements as a caseload of one', async () => {
    const measured = async (first: number) => {
      hub.switchboard.reset();
      const sent = jest.spyOn(DefaultQueryExecutor.prototype, 'executeQuery');
      const answer = await hub.ask('personal-adviser', CASELOAD_INVOLVED, { variables: { first } });
      // By themselves the trail's writer looks whether its connection is still there, and the gateway what the directory has to tell.
      const byItself = /^(select 1|set local role .*)$|service_directory\.waiting_entry/;
      const statements = sent.mock.calls.filter(([{ sql }]) => !byItself.test(sql)).length;
      sent.mockRestore();
      expect(answer.errors).toEqual([]);
      expect(answer.data.caseload.edges).toHaveLength(first);
      return {
        statements,
        calls: hub.switchboard.calls.map(({ caller, receiver }) => `${caller} ${receiver}`).toSorted(),
      };
    };
    await measured(1); // opens the connections, so that doing it counts for neither
    const one = await measured(1);
    await expect(measured(50)).resolves.toEqual(one);
    expect(one.calls).toEqual([
      'child-index audit',
      'gateway audit',
      'gateway child-index',
      'gateway connexions',
      'gateway education',
      'gateway health',
    ]);
    expect(one.statements).toBeGreaterThan(8);
  });
});

/** Fifty children whom the same three agencies know, all of them the personal adviser's. */
function fiftyLikePoppy(children: readonly DemoChild[]): readonly DemoChild[] {
  const poppy = children.find((child) => child.key === 'plain');
  if (poppy === undefined) throw new Error('there is no such child');
  const names = Array.from(
    { length: 50 },
    (_, place) => `Poppy${String.fromCharCode(97 + (place % 26), 97 + place / 26)}`,
  );
  return childrenLike(
    poppy,
    children.length,
    names.map((givenName) => ({ givenName, familyName: 'Larkspur' })),
  );
}

/** The order of fetches: one after the other as a list, those made at once as a list in it. */
function outline(node: PlanNode): unknown {
  switch (node.kind) {
    case 'Sequence':
      return node.nodes.map(outline);
    case 'Parallel':
      return node.nodes.map(outline).toSorted();
    case 'Flatten':
      return `${String(outline(node.node))} at ${node.path.join('.')}`;
    case 'Fetch':
      return node.serviceName;
  }
}

function entityFetches(node: PlanNode): readonly FetchNode[] {
  if ('nodes' in node) return node.nodes.flatMap(entityFetches);
  if ('node' in node) return entityFetches(node.node);
  return node.requires === undefined ? [] : [node];
}
