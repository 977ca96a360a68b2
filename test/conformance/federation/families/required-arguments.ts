import type { Family, FamilySubgraph } from './family.ts';

const price = (_: unknown, { in: coin = 'PENCE', off = 0 }: { in?: string; off?: number }) =>
  (coin === 'POUNDS' ? 5 : 500) - off;
const THINGS = [{ id: 't1' }, { id: 't2' }];
const repeats = (name: string) => (thing: Readonly<Record<string, unknown>>) =>
  `${name}: ${JSON.stringify(thing['price'])}`;

const priced: FamilySubgraph = {
  sdl: `type Query { things: [Thing] shelf: Shelf } type Shelf { things: [Thing] best: Thing }
    type Thing @key(fields: "id") { id: ID! price(in: Coin = PENCE, off: Int): Int parts: [Part] kind: Kind } type Part { weight(unit: String): String name: String }
    enum Coin { PENCE POUNDS } interface Kind { id: ID! text(long: Boolean): String } type Hard implements Kind { id: ID! text(long: Boolean): String } type Soft implements Kind { id: ID! text(long: Boolean): String }`,
  resolvers: {
    Query: { things: () => THINGS, shelf: () => ({ things: THINGS, best: THINGS[1] }) },
    Thing: {
      __resolveReference: (thing: object) => thing,
      price,
      parts: () => [{ name: 'lid' }, { name: 'base' }],
      kind: ({ id }: { id: string }) => ({ __typename: id === 't1' ? 'Hard' : 'Soft', id }),
    },
    Part: { weight: ({ name }: { name: string }, { unit = 'g' }: { unit?: string }) => `${name} in ${unit}` },
    Hard: { text: (_: unknown, { long = false }) => `hard ${long}` },
    Soft: { text: (_: unknown, { long = false }) => `soft ${long}` },
  },
};

/** Fields that are required with arguments, beside the client's own and beside each other. */
export const REQUIRED_ARGUMENTS: readonly Family[] = [
  {
    name: 'a field required with an argument, asked for with another',
    subgraphs: {
      a: priced,
      b: {
        sdl: `type Thing @key(fields: "id") { id: ID! price(in: Coin = PENCE, off: Int): Int @external inPounds: String @requires(fields: "price(in: POUNDS)") } enum Coin { PENCE POUNDS }`,
        resolvers: { Thing: { __resolveReference: (thing: object) => thing, inPounds: repeats('pounds') } },
      },
    },
    operations: [
      {
        query: '{ things { inPounds price } }',
        data: { things: THINGS.map(() => ({ inPounds: 'pounds: 5', price: 500 })) },
      },
      {
        query: 'query ($in: Coin, $off: Int = 1) { things { price(in: $in, off: $off) inPounds } }',
        variables: { in: 'PENCE' },
        data: { things: THINGS.map(() => ({ price: 499, inPounds: 'pounds: 5' })) },
      },
      {
        query: '{ things { a: price(in: POUNDS) b: price(in: PENCE) price(off: 2) inPounds } }',
        data: { things: THINGS.map(() => ({ a: 5, b: 500, price: 498, inPounds: 'pounds: 5' })) },
      },
      {
        query: '{ things { price: id inPounds } }',
        data: {
          things: [
            { price: 't1', inPounds: 'pounds: 5' },
            { price: 't2', inPounds: 'pounds: 5' },
          ],
        },
      },
    ],
  },
  {
    name: 'one field required twice, with two arguments',
    subgraphs: {
      a: priced,
      b: {
        sdl: `type Thing @key(fields: "id") { id: ID! price(in: Coin = PENCE, off: Int): Int @external inPounds: String @requires(fields: "price(in: POUNDS)") inPence: String @requires(fields: "price(in: PENCE)") less: String @requires(fields: "price(off: 100)") } enum Coin { PENCE POUNDS }`,
        resolvers: {
          Thing: {
            __resolveReference: (thing: object) => thing,
            inPounds: repeats('pounds'),
            inPence: repeats('pence'),
            less: repeats('less'),
          },
        },
      },
      c: {
        sdl: `type Thing @key(fields: "id") { id: ID! inPounds: String @external inPence: String @external both: String @requires(fields: "inPounds inPence") }`,
        resolvers: {
          Thing: {
            __resolveReference: (thing: object) => thing,
            both: (thing: { inPounds: string; inPence: string }) => `${thing.inPounds} ${thing.inPence}`,
          },
        },
      },
    },
    operations: [
      {
        query: '{ things { inPounds inPence less } }',
        data: { things: THINGS.map(() => ({ inPounds: 'pounds: 5', inPence: 'pence: 500', less: 'less: 400' })) },
      },
      {
        query: '{ things { less price(off: 7) inPounds } }',
        data: { things: THINGS.map(() => ({ less: 'less: 400', price: 493, inPounds: 'pounds: 5' })) },
      },
      { query: '{ things { both } }', data: { things: THINGS.map(() => ({ both: 'pounds: 5 pence: 500' })) } },
      {
        query: '{ shelf { best { inPence } things { inPounds } } things { less } }',
        data: {
          shelf: { best: { inPence: 'pence: 500' }, things: THINGS.map(() => ({ inPounds: 'pounds: 5' })) },
          things: THINGS.map(() => ({ less: 'less: 400' })),
        },
      },
    ],
  },
  {
    name: 'arguments inside of what is required, in lists and in members of an interface',
    subgraphs: {
      a: priced,
      b: {
        sdl: `type Thing @key(fields: "id") { id: ID! parts: [Part] @external kind: Kind @external heavy: String @requires(fields: "parts { weight(unit: \\"kg\\") }")
            light: String @requires(fields: "parts { weight(unit: \\"mg\\") name }") told: String @requires(fields: "kind { ... on Hard { text(long: true) } ... on Soft { text(long: false) } }") }
          type Part { weight(unit: String): String @external name: String @external } interface Kind { id: ID! text(long: Boolean): String }
          type Hard implements Kind { id: ID! @external text(long: Boolean): String @external } type Soft implements Kind { id: ID! @external text(long: Boolean): String @external }`,
        resolvers: {
          Thing: {
            __resolveReference: (thing: object) => thing,
            heavy: ({ parts }: { parts: { weight: string }[] }) => parts.map(({ weight }) => weight).join(),
            light: ({ parts }: { parts: { weight: string }[] }) => parts.map(({ weight }) => weight).join(),
            told: ({ kind }: { kind: { text: string } }) => kind.text,
          },
        },
      },
    },
    operations: [
      {
        query: '{ things { heavy parts { weight } } }',
        data: {
          things: THINGS.map(() => ({
            heavy: 'lid in kg,base in kg',
            parts: [{ weight: 'lid in g' }, { weight: 'base in g' }],
          })),
        },
      },
      { query: '{ things { heavy light } }', data: undefined, fetches: 0 },
      { query: '{ things { light } }', data: { things: THINGS.map(() => ({ light: 'lid in mg,base in mg' })) } },
      {
        query: '{ things { told kind { ... on Hard { text } ... on Soft { text(long: true) } } } }',
        data: {
          things: [
            { told: 'hard true', kind: { text: 'hard false' } },
            { told: 'soft false', kind: { text: 'soft true' } },
          ],
        },
      },
    ],
  },
];
