import { expect, test } from '@jest/globals';
import { lexicographicSortSchema, parse, printSchema } from 'graphql';
import { apolloPlanner } from '../../../../gateway/execution/planner/apollo-planner.ts';
import { APOLLO_PROCESS } from '../../../../gateway/execution/planner/apollo-process.ts';
import { choosePlanner } from '../../../../gateway/execution/planner/choose-planner.ts';
import { nativePlanner } from '../../../../gateway/execution/planner/native-planner.ts';
import { clientSchema } from '../../../../gateway/supergraph/client-schema.ts';
import { apolloGateway } from '../../../conformance/federation/contestants.ts';
import { hubSupergraph } from '../../../conformance/federation/hub-supergraph.ts';
import { composeSynthetic, SYNTHETIC } from '../../../conformance/federation/synthetic-supergraphs.ts';
import { composeShop } from '../../shop.ts';
import { MARKED } from './marked.ts';

test.each([...SYNTHETIC, hubSupergraph()].map((supergraph) => [supergraph.name, supergraph] as const))(
  'clients see the schema of the supergraph %s that Apollo Gateway shows',
  async (_, supergraph) => {
    const sdl = composeSynthetic(supergraph);
    const apollo = await apolloGateway(sdl, {});
    await apollo.stop();
    const [own, theirs] = [clientSchema(parse(sdl)), apollo.schema].map((schema) =>
      printSchema(lexicographicSortSchema(schema)),
    );
    expect(own).toBe(theirs);
  },
);

test('an operation that one planner finds no plan for is planned by the other', async () => {
  const query = '{ latest { id product { levy colour } } }';
  const sdl = composeSynthetic(SYNTHETIC[0]!);
  const fallbacks: unknown[] = [];
  const planner = choosePlanner(sdl, (error) => fallbacks.push(error));
  await expect(nativePlanner(sdl)(query, 0)).rejects.toThrow();
  expect(await planner.plan(query, 0)).toEqual(await apolloPlanner(sdl)(query, 0));
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

test('an operation by which one planner ends is planned by the other, and the end is reported once', async () => {
  const sdl = composeSynthetic(SYNTHETIC[0]!);
  const reports: unknown[] = [];
  const files = { native: MARKED, apollo: APOLLO_PROCESS };
  const planner = choosePlanner(sdl, (error) => reports.push(error), { files });
  const query = '{ products { name } } # dies';
  for (let times = 0; times < 2; times += 1)
    expect(await planner.plan(query, 0)).toEqual(await apolloPlanner(sdl)(query, 0));
  expect(reports.map(String)).toEqual(['PlanningFailed ENDED: the planning process ended with SIGABRT']);
  await expect(planner.plan('{ products { name } }', 0)).resolves.toHaveProperty('variables'); // by the first
});

test('an operation by which both end, or for which both take too long, is refused', async () => {
  const files = { native: MARKED, apollo: MARKED };
  const planner = choosePlanner(composeShop(), () => undefined, { files, timeout: 300 });
  for (const mark of ['dies', 'dies', 'hangs'])
    await expect(planner.plan(`{ a } # ${mark}`, 0)).rejects.toMatchObject({ code: 'OPERATION_LIMIT' });
  await planner.plan('{ a }', 0);
});

test('where the native planner does not start, the other plans everything, and that is reported', async () => {
  const sdl = composeSynthetic(SYNTHETIC[0]!);
  const reports: unknown[] = [];
  const files = { native: new URL('./not-there.ts', MARKED), apollo: APOLLO_PROCESS };
  const planner = choosePlanner(sdl, (error) => reports.push(error), { files });
  await planner.start();
  expect(await planner.plan('{ products { name } }', 0)).toEqual(await apolloPlanner(sdl)('{ products { name } }', 0));
  expect(reports).toHaveLength(1);
});
