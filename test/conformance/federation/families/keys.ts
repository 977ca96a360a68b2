import { findBy, type Family } from './family.ts';

const SEEDS = [
  { id: 's1', code: 'B', name: 'Beetroot', shelf: { row: 1, box: { label: 'east' } } },
  { id: 's2', code: 'C', name: 'Chard', shelf: { row: 2, box: { label: 'west' } } },
];
const sameShelf = (reference: { shelf: { row: number; box: { label: string } } }) =>
  SEEDS.find(({ shelf }) => shelf.row === reference.shelf.row && shelf.box.label === reference.shelf.box.label);

/** Ways of saying which entity is meant. */
export const KEYS: readonly Family[] = [
  {
    name: 'a composite key with an object in it',
    subgraphs: {
      a: {
        sdl: `type Query { seeds: [Seed!]! }
          type Seed @key(fields: "id shelf { row box { label } }") { id: ID! name: String shelf: Shelf! }
          type Shelf @shareable { row: Int! box: Box! } type Box @shareable { label: String! }`,
        resolvers: { Query: { seeds: () => SEEDS } },
      },
      b: {
        sdl: `type Seed @key(fields: "id shelf { row box { label } }") { id: ID! shelf: Shelf! price: Int }
          type Shelf @shareable { row: Int! box: Box! } type Box @shareable { label: String! }`,
        resolvers: {
          Seed: {
            __resolveReference: (reference: never) => ({
              ...(reference as object),
              price: (sameShelf(reference)?.shelf.row ?? 0) * 10,
            }),
          },
        },
      },
    },
    operations: [
      {
        query: '{ seeds { name price } }',
        data: {
          seeds: [
            { name: 'Beetroot', price: 10 },
            { name: 'Chard', price: 20 },
          ],
        },
        fetches: 2,
      },
      {
        query: '{ seeds { shelf { place: row } row: price } }',
        data: {
          seeds: [
            { shelf: { place: 1 }, row: 10 },
            { shelf: { place: 2 }, row: 20 },
          ],
        },
      },
    ],
  },
  {
    name: 'a key that only leads on to another',
    subgraphs: {
      a: {
        sdl: `type Query { seeds: [Seed] } type Seed @key(fields: "id") { id: ID! }`,
        resolvers: { Query: { seeds: () => SEEDS } },
      },
      b: {
        sdl: `type Seed @key(fields: "id") @key(fields: "code") { id: ID! code: String! }`,
        resolvers: { Seed: { __resolveReference: findBy(SEEDS, 'id', 'code') } },
      },
      c: {
        sdl: `type Seed @key(fields: "code") { code: String! name: String }`,
        resolvers: { Seed: { __resolveReference: findBy(SEEDS, 'code') } },
      },
    },
    operations: [
      { query: '{ seeds { name } }', data: { seeds: [{ name: 'Beetroot' }, { name: 'Chard' }] }, fetches: 3 },
      { query: '{ seeds { code: name } }', data: { seeds: [{ code: 'Beetroot' }, { code: 'Chard' }] } },
    ],
  },
  {
    name: 'a key that is null for some',
    subgraphs: {
      a: {
        sdl: `type Query { lots: [Lot] } type Lot { seed: Seed } type Seed @key(fields: "id") { id: ID! }`,
        resolvers: {
          Query: {
            lots: () => [{ seed: { id: 's1' } }, { seed: null }, { seed: { id: 's2' } }, { seed: { id: 'gone' } }],
          },
        },
      },
      b: {
        sdl: `type Seed @key(fields: "id") @key(fields: "code") { id: ID! code: String }`,
        resolvers: {
          Seed: { __resolveReference: ({ id }: { id: string }) => ({ id, code: id === 's1' ? 'B' : null }) },
        },
      },
      c: {
        sdl: `type Seed @key(fields: "code") { code: String name: String }`,
        resolvers: { Seed: { __resolveReference: findBy(SEEDS, 'code') } },
      },
    },
    operations: [
      {
        query: '{ lots { seed { id name } } }',
        data: {
          lots: [
            { seed: { id: 's1', name: 'Beetroot' } },
            { seed: null },
            { seed: { id: 's2', name: null } },
            { seed: { id: 'gone', name: null } },
          ],
        },
      },
    ],
  },
  {
    name: 'the entity above is the way to a value object',
    subgraphs: {
      a: {
        sdl: `type Query { seed: Seed } type Seed @key(fields: "id") { id: ID! kind: Kind @shareable }
          type Kind @key(fields: "id", resolvable: false) { id: ID! }`,
        resolvers: { Query: { seed: () => ({ id: 's1', kind: { id: 'k1' } }) } },
      },
      b: {
        sdl: `type Seed @key(fields: "id") { id: ID! kind: Kind @shareable } type Kind { id: ID! @shareable details: Details }
          type Details @shareable { inner: Int }`,
        resolvers: {
          Seed: { __resolveReference: ({ id }: { id: string }) => ({ id, kind: { id: 'k1', details: { inner: 4 } } }) },
        },
      },
      c: {
        sdl: `type Seed @key(fields: "id") { id: ID! kind: Kind @shareable } type Kind { id: ID! @shareable family: String }`,
        resolvers: {
          Seed: { __resolveReference: ({ id }: { id: string }) => ({ id, kind: { id: 'k1', family: 'roots' } }) },
        },
      },
    },
    operations: [
      {
        query: '{ seed { id kind { id details { inner } family } } }',
        data: { seed: { id: 's1', kind: { id: 'k1', details: { inner: 4 }, family: 'roots' } } },
      },
      { query: '{ seed { kind { family } } }', data: { seed: { kind: { family: 'roots' } } } },
    ],
  },
  {
    name: 'an entity with a list of others in its key',
    subgraphs: {
      a: {
        sdl: `type Query { order: Order } type Order @key(fields: "lines { seed { id } } chosen { id }") { lines: [Line!]! chosen: Seed }
          type Line @shareable { seed: Seed! } type Seed @key(fields: "id") { id: ID! name: String }`,
        resolvers: {
          Query: { order: () => ({ lines: SEEDS.map((seed) => ({ seed })), chosen: SEEDS[1] }) },
          Seed: { __resolveReference: findBy(SEEDS, 'id') },
        },
      },
      b: {
        sdl: `type Order @key(fields: "lines { seed { id } } chosen { id }") { lines: [Line!]! chosen: Seed count: Int first: Seed }
          type Line @shareable { seed: Seed! } type Seed @key(fields: "id") { id: ID! price: Int }`,
        resolvers: {
          Order: {
            __resolveReference: (order: { lines: { seed: object }[] }) => ({
              ...order,
              count: order.lines.length,
              first: order.lines[0]?.seed,
            }),
          },
          Seed: {
            __resolveReference: ({ id }: { id: string }) => ({ id, price: Number(id.slice(1)) }),
            price: ({ id }: { id: string }) => Number(id.slice(1)),
          },
        },
      },
    },
    operations: [
      {
        query: '{ order { count first { id name price } chosen { price } lines { seed { name } } } }',
        data: {
          order: {
            count: 2,
            first: { id: 's1', name: 'Beetroot', price: 1 },
            chosen: { price: 2 },
            lines: [{ seed: { name: 'Beetroot' } }, { seed: { name: 'Chard' } }],
          },
        },
      },
    ],
  },
  {
    name: 'extension as federation 1 had it, beside federation 2',
    subgraphs: {
      a: {
        sdl: `# federation 1
          extend type Query { one: Seed } type Seed @key(fields: "id") @extends { id: ID! @external name: String @external tag: String @requires(fields: "name") }`,
        resolvers: {
          Query: { one: () => ({ id: 's1' }) },
          Seed: { __resolveReference: (seed: object) => seed, tag: ({ name }: { name: string }) => `<${name}>` },
        },
      },
      b: {
        sdl: `type Query { two: Seed } type Seed @key(fields: "id") { id: ID! name: String }`,
        resolvers: { Query: { two: () => SEEDS[1] }, Seed: { __resolveReference: findBy(SEEDS, 'id') } },
      },
    },
    operations: [
      {
        query: '{ one { id name tag } two { tag name } }',
        data: { one: { id: 's1', name: 'Beetroot', tag: '<Beetroot>' }, two: { tag: '<Chard>', name: 'Chard' } },
      },
    ],
  },
  {
    name: 'equal entities are asked for once, wherever they are',
    subgraphs: {
      a: {
        sdl: `type Query { all: [Seed] best: Seed } type Seed @key(fields: "id") { id: ID! next: Seed }`,
        resolvers: {
          Query: {
            all: () => [{ id: 's1', next: { id: 's2' } }, { id: 's2' }, { id: 's1' }],
            best: () => ({ id: 's2' }),
          },
        },
      },
      b: {
        sdl: `type Seed @key(fields: "id") { id: ID! name: String }`,
        resolvers: { Seed: { __resolveReference: findBy(SEEDS, 'id') } },
      },
    },
    operations: [
      {
        query: '{ all { name next { name } } best { name } }',
        data: {
          all: [
            { name: 'Beetroot', next: { name: 'Chard' } },
            { name: 'Chard', next: null },
            { name: 'Beetroot', next: null },
          ],
          best: { name: 'Chard' },
        },
        fetches: 2,
      },
    ],
  },
];
