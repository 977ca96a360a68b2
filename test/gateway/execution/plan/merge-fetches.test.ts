import { expect, test } from '@jest/globals';
import { mergeFetches } from '../../../../gateway/execution/plan/merge-fetches.ts';
import type { FetchNode, PlanPath } from '../../../../gateway/execution/planner/plan-tree.ts';
import { apolloPlanner } from '../../../../gateway/execution/planner/apollo-planner.ts';
import { ownGateway } from '../../../conformance/federation/contestants.ts';
import { standInSubgraphs } from '../../../conformance/federation/stand-in-subgraph.ts';
import { composeSynthetic, SYNTHETIC } from '../../../conformance/federation/synthetic-supergraphs.ts';

const at = (...names: string[]): PlanPath => names.map((name) => ({ kind: 'field', name }));
const fetchOf = (path: PlanPath, change: Partial<FetchNode> = {}): FetchNode => ({
  kind: 'fetch',
  subgraph: 'stock',
  operation: 'query($representations:[_Any!]!){_entities(representations:$representations){...on Product{colour}}}',
  variables: [],
  entities: [
    {
      alias: '_entities',
      variable: 'representations',
      paths: [path],
      requires: [
        { kind: 'on', type: 'Product', selections: [{ kind: 'field', from: 'id', to: 'id', selections: null }] },
      ],
      inputRewrites: [],
      outputRewrites: [],
    },
  ],
  path,
  outputRewrites: [],
  ...change,
});

test('fetches that ask the same about entities in different places are one', () => {
  const [one, ...others] = mergeFetches([fetchOf(at('first')), fetchOf(at('second', 'inner'))]);
  expect(others).toEqual([]);
  expect((one as FetchNode).entities[0]!.paths).toEqual([at('first'), at('second', 'inner')]);
});

test.each([
  ['of another subgraph', { subgraph: 'prices' }],
  ['of other fields', { operation: '{ other }' }],
  ['with variables', { variables: ['place'] }],
  ['at a root', { entities: [] }],
])('one %s stays by itself', (_, change) => {
  const nodes = [fetchOf(at('first')), fetchOf(at('second'), change)];
  expect(mergeFetches(nodes)).toEqual(nodes);
});

test('with either planner an entity in two places is asked for once, and both are filled in', async () => {
  const supergraph = SYNTHETIC[0]!;
  const sdl = composeSynthetic(supergraph);
  const query = '{ a: product(id: "Product-1") { inStock } b: product(id: "Product-1") { inStock } }';
  const asked: string[] = [];
  const subgraphs = Object.fromEntries(
    Object.entries(standInSubgraphs(supergraph)).map(([name, answer]) => [
      name,
      (body: string) => {
        asked.push(name);
        return answer(body);
      },
    ]),
  );
  const answers = [];
  for (const gateway of [ownGateway(sdl, subgraphs), ownGateway(sdl, subgraphs, apolloPlanner(sdl))])
    answers.push(await gateway.ask({ query, variables: {} }));
  expect(answers[0]).toEqual(answers[1]);
  expect(asked).toEqual(['catalogue', 'stock', 'catalogue', 'stock']);
});
