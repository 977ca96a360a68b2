import { composeServices } from '@apollo/composition';
import { expect, test } from '@jest/globals';
import { parse } from 'graphql';
import { choosePlanner } from '../../../gateway/execution/planner/choose-planner.ts';
import { planningDesk } from '../../../gateway/limits/planning-desk.ts';

const many = (count: number, text: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i)).join(' ');

/** Six subgraphs that all have every type, each with a key and a field of its own: there are very many ways. */
function tangle(): string {
  const subgraph = (s: number) => ({
    name: `s${s}`,
    url: '',
    typeDefs: parse(`
      extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
      type Query { r: I @shareable }
      interface I { id: ID! ${many(8, (f) => `f${f}: I`)} }
      ${many(
        6,
        (t) => `type T${t} implements I @key(fields: "id") @key(fields: "k${s}") {
          id: ID! k${s}: ID! @shareable k${(s + 1) % 6}: ID! @shareable ${many(8, (f) => `f${f}: I @shareable`)} own${s}: I
        }`,
      )}`),
  });
  const { supergraphSdl = '', errors } = composeServices(Array.from({ length: 6 }, (_, s) => subgraph(s)));
  expect(errors).toBeUndefined();
  return supergraphSdl;
}

test('B11 an operation that has too many ways is given up, and the loop turned meanwhile', async () => {
  const all = many(6, (s) => `... on T${s} { own${s} { id } }`);
  const nested = (depth: number): string => (depth === 0 ? all : many(4, (i) => `f${i} { ${nested(depth - 1)} }`));
  const planner = choosePlanner(tangle(), () => undefined, { timeout: 1_000 });
  let turns = 0;
  const turning = setInterval(() => (turns += 1), 5);
  await expect(planner.plan(`{ r { ${nested(2)} } }`, 0)).rejects.toMatchObject({ code: 'OPERATION_LIMIT' });
  clearInterval(turning);
  expect(turns).toBeGreaterThan(3);
  expect(await planner.plan('{ r { id } }', 0)).toMatchObject({ kind: 'fetch' });
});

test('one operation is planned at a time, as many wait as may, and the others are turned away', async () => {
  const desk = planningDesk(1);
  const first = Promise.withResolvers<string>();
  const planned = desk.run(() => first.promise);
  const order: string[] = [];
  const waiting = desk.run(async () => order.push('second'));
  await expect(desk.run(async () => order.push('third'))).rejects.toMatchObject({ code: 'OVERLOADED' });
  expect(order).toEqual([]);
  first.resolve('first');
  expect(await planned).toBe('first');
  await waiting;
  await expect(desk.run(() => Promise.reject(new Error('none')))).rejects.toThrow('none');
  await desk.run(async () => order.push('fourth'));
  expect(order).toEqual(['second', 'fourth']);
});
