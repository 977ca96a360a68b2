import { expect, test } from '@jest/globals';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { apolloPlanner } from '../../../../gateway/execution/planner/apollo-planner.ts';
import { choosePlanner } from '../../../../gateway/execution/planner/choose-planner.ts';
import { nativePlanner } from '../../../../gateway/execution/planner/native-planner.ts';
import { hubSupergraph } from '../../../conformance/federation/hub-supergraph.ts';
import { composeSynthetic, SYNTHETIC } from '../../../conformance/federation/synthetic-supergraphs.ts';
import { composeShop } from '../../shop.ts';

test.each([...SYNTHETIC, hubSupergraph()].map((supergraph) => [supergraph.name, supergraph] as const))(
  'both planners show clients the same schema of the supergraph %s',
  (_, supergraph) => {
    const sdl = composeSynthetic(supergraph);
    const [native, apollo] = [nativePlanner(sdl), apolloPlanner(sdl)].map(({ apiSchema }) =>
      printSchema(lexicographicSortSchema(apiSchema)),
    );
    expect(native).toBe(apollo);
  },
);

test('an operation that one planner finds no plan for is planned by the other', async () => {
  const query = '{ latest { id product { levy colour } } }';
  const sdl = composeSynthetic(SYNTHETIC[0]!);
  const fallbacks: unknown[] = [];
  const planner = choosePlanner(sdl, (error) => fallbacks.push(error));
  await expect(nativePlanner(sdl).plan(query, 0)).rejects.toThrow();
  expect(await planner.plan(query, 0)).toEqual(await apolloPlanner(sdl).plan(query, 0));
  expect(fallbacks).toEqual([]);
});

test('an operation that no planner finds a plan for is an error, not an empty plan', async () => {
  await expect(choosePlanner(composeShop(), () => undefined).plan('{ nothing }', 0)).rejects.toThrow();
});

test('an operation that both planners plan wrongly is refused, and the reader is told what to do', async () => {
  const planner = choosePlanner(composeSynthetic(SYNTHETIC[0]!), () => undefined);
  const together = '{ latest { id product { levy colour shipping } } }';
  await expect(planner.plan(together, 0)).rejects.toMatchObject({ code: 'OPERATION_LIMIT', detail: 'FIELDS_APART' });
  for (const field of ['levy', 'shipping']) await planner.plan(`{ latest { id product { ${field} colour } } }`, 0);
});

test('a share of requests is planned by the overrides it is under', async () => {
  const catalogue = SYNTHETIC[0]!.subgraphs['catalogue']!.replace(
    '@override(from: "stock")',
    '@override(from: "stock", label: "percent(30)")',
  );
  const sdl = composeSynthetic({ ...SYNTHETIC[0]!, subgraphs: { ...SYNTHETIC[0]!.subgraphs, catalogue } });
  const planner = nativePlanner(sdl);
  const asked = async (share: number) =>
    JSON.stringify(await planner.plan('{ cheapest { colour } }', planner.overrideBucket(share)));
  expect(await asked(10)).toBe(await asked(29));
  expect(await asked(31)).toBe(await asked(99));
  expect(await planner.plan('{ products { colour } }', planner.overrideBucket(10))).toMatchObject({
    kind: 'fetch',
    subgraph: 'catalogue',
  });
  expect(await planner.plan('{ products { colour } }', planner.overrideBucket(99))).toMatchObject({ kind: 'sequence' });
});
