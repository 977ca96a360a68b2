import { expect, test } from '@jest/globals';
import { ownGateway } from './contestants.ts';
import { differentialRounds } from './differential-rounds.ts';
import { hubSupergraph } from './hub-supergraph.ts';
import { standInSubgraphs } from './stand-in-subgraph.ts';
import { composeSynthetic, SYNTHETIC } from './synthetic-supergraphs.ts';

test.each([...SYNTHETIC, hubSupergraph()].map((supergraph) => [supergraph.name, supergraph] as const))(
  'any operation on the supergraph %s is answered as Apollo Gateway answers it',
  async (_, supergraph) => expect(await differentialRounds(supergraph, 60)).toBeGreaterThan(15),
);

/**
 * Operations whose plans are easily wrong, and smaller ones that have each of their parts alone. A field that requires
 * others repeats what it was given, so that it differs where the whole was planned wrongly.
 */
const TRAPS: readonly (readonly [title: string, supergraph: number, whole: string, parts: readonly string[]])[] = [
  [
    'a field that the client asks for with other arguments than an entity requires',
    0,
    '{ products { levy price(currency: EUR) } }',
    ['{ products { levy } }', '{ products { price(currency: EUR) } }'],
  ],
  [
    'a field inside of what is required, with other arguments than it is required with',
    0,
    '{ products { verdict parts { weight(unit: "lb") label } } }',
    ['{ products { verdict } }', '{ products { parts { weight(unit: "lb") label } } }'],
  ],
  [
    'the same without arguments',
    0,
    '{ products { parts { weight } verdict } }',
    ['{ products { verdict } }', '{ products { parts { weight } } }'],
  ],
  [
    'a field that is required with two arguments',
    0,
    '{ products { levy shipping } }',
    ['{ products { levy } }', '{ products { shipping } }'],
  ],
  [
    'aliases that are names of keys and of what is required',
    0,
    '{ products { id: upc upc: id weight: codes shipping headline } }',
    ['{ products { shipping headline } }', '{ products { id: upc upc: id weight: codes } }'],
  ],
  [
    'variables with the names of those that plans have',
    0,
    'query ($representations: String = "there") { products { inStock(place: $representations) size { height(unit: $representations) } } }',
    ['{ products { inStock(place: "there") } }', '{ products { size { height(unit: "there") } } }'],
  ],
  [
    'one field with a condition and without',
    0,
    'query ($no: Boolean = false) { latest { by { title country @include(if: $no) country stars @skip(if: $no) } } }',
    ['{ latest { by { title country stars } } }'],
  ],
  ['what is left out in any case', 2, '{ homes @skip(if: true) { band } zones { code } }', ['{ zones { code } }']],
  [
    'the type of an object that a subgraph knows by its interface alone',
    1,
    '{ topRated { __typename score ... on Film { minutes } reviews { by { ... on Staff { reputation handle desk } t: __typename id } } } }',
    [
      '{ topRated { __typename score ... on Film { minutes } } }',
      '{ topRated { reviews { by { id t: __typename } } } }',
      '{ topRated { reviews { by { ... on Staff { handle desk } } } } }',
    ],
  ],
];

test.each(TRAPS)('%s: the whole is the sum of its parts', async (_, index, whole, parts) => {
  const supergraph = SYNTHETIC[index]!;
  const gateway = ownGateway(composeSynthetic(supergraph), standInSubgraphs(supergraph));
  const answer = await gateway.ask({ query: whole, variables: {} });
  for (const query of parts) {
    const part = await gateway.ask({ query, variables: {} });
    expect({ query, errors: part!.errors }).toEqual({ query, errors: [] });
    expect(answer!.data).toMatchObject(part!.data as object);
  }
});
