import { findBy, type Family } from './family.ts';

const ROOMS = [
  {
    id: 'r1',
    width: 3,
    depth: 4,
    parts: [
      { label: 'door', size: 1 },
      { label: 'bay', size: 2 },
    ],
    owner: { __typename: 'Firm', id: 'o1', title: 'Acme' },
  },
  { id: 'r2', width: 5, depth: 5, parts: [], owner: { __typename: 'Lodger', id: 'o2', title: 'Bo' } },
];
const itself = (reference: object) => reference;

/** Fields that need others, from elsewhere, before they can be answered. */
export const REQUIREMENTS: readonly Family[] = [
  {
    name: 'requirements that go to and fro between two subgraphs',
    subgraphs: {
      a: {
        sdl: `type Query { rooms: [Room] } type Room @key(fields: "id") { id: ID! width: Int area: Int @external price: Int @requires(fields: "area") label: String @external sign: String @requires(fields: "label") }`,
        resolvers: {
          Query: { rooms: () => ROOMS },
          Room: {
            __resolveReference: (room: object & { id: string }) => ({ ...findBy(ROOMS, 'id')(room), ...room }),
            price: (room: { area: number }) => room.area * 10,
            sign: (room: { label: string }) => `[${room.label}]`,
          },
        },
      },
      b: {
        sdl: `type Room @key(fields: "id") { id: ID! width: Int @external area: Int @requires(fields: "width") price: Int @external label: String @requires(fields: "price") }`,
        resolvers: {
          Room: {
            __resolveReference: itself,
            area: (room: { width: number }) => room.width ** 2,
            label: (room: { price: number }) => `costs ${room.price}`,
          },
        },
      },
    },
    operations: [
      { query: '{ rooms { sign } }', data: { rooms: [{ sign: '[costs 90]' }, { sign: '[costs 250]' }] }, fetches: 5 },
      {
        query: '{ rooms { area sign label width } }',
        data: {
          rooms: [
            { area: 9, sign: '[costs 90]', label: 'costs 90', width: 3 },
            { area: 25, sign: '[costs 250]', label: 'costs 250', width: 5 },
          ],
        },
      },
    ],
  },
  {
    name: 'requirements of requirements, over three subgraphs',
    subgraphs: {
      a: {
        sdl: `type Query { room: Room } type Room @key(fields: "id") { id: ID! width: Int depth: Int }`,
        resolvers: { Query: { room: () => ROOMS[0] }, Room: { __resolveReference: findBy(ROOMS, 'id') } },
      },
      b: {
        sdl: `type Room @key(fields: "id") { id: ID! width: Int @external depth: Int @external area: Int @requires(fields: "width depth") isWide: Boolean @requires(fields: "width") }`,
        resolvers: {
          Room: {
            __resolveReference: itself,
            area: (room: { width: number; depth: number }) => room.width * room.depth,
            isWide: (room: { width: number }) => room.width > 3,
          },
        },
      },
      c: {
        sdl: `type Query { spare: Room } type Room @key(fields: "id") { id: ID! area: Int @external isWide: Boolean @external rent: Int @requires(fields: "area isWide") note: String @requires(fields: "area") }`,
        resolvers: {
          Query: { spare: () => ({ id: 'r1' }) },
          Room: {
            __resolveReference: itself,
            rent: (room: { area: number; isWide: boolean }) => room.area * (room.isWide ? 20 : 10),
            note: (room: { area: number }) => `of ${room.area}`,
          },
        },
      },
    },
    operations: [
      { query: '{ room { rent note } }', data: { room: { rent: 120, note: 'of 12' } } },
      {
        query: '{ spare { note rent area width: id } }',
        data: { spare: { note: 'of 12', rent: 120, area: 12, width: 'r1' } },
      },
    ],
  },
  {
    name: 'an object, a list and an interface that are required',
    subgraphs: {
      a: {
        sdl: `type Query { rooms: [Room] } type Room @key(fields: "id") { id: ID! parts: [Part!] owner: Owner } type Part { label: String size: Int }
          interface Owner { id: ID! title: String } type Firm implements Owner @key(fields: "id") { id: ID! title: String } type Lodger implements Owner @key(fields: "id") { id: ID! title: String }`,
        resolvers: { Query: { rooms: () => ROOMS }, Room: { __resolveReference: findBy(ROOMS, 'id') } },
      },
      b: {
        sdl: `type Room @key(fields: "id") { id: ID! parts: [Part!] @external owner: Owner @external sum: Int @requires(fields: "parts { size }") names: String @requires(fields: "parts { label } owner { id title }")
            firm: String @requires(fields: "owner { ... on Firm { title } ... on Lodger { id } }") }
          type Part { label: String @external size: Int @external } interface Owner { id: ID! title: String }
          type Firm implements Owner @key(fields: "id") { id: ID! @external title: String @external } type Lodger implements Owner @key(fields: "id") { id: ID! @external title: String @external }`,
        resolvers: {
          Room: {
            __resolveReference: itself,
            sum: ({ parts }: { parts: { size: number }[] }) => parts.reduce((sum, { size }) => sum + size, 0),
            names: ({ parts, owner }: { parts: { label: string }[]; owner: { id: string; title: string } }) =>
              [...parts.map(({ label }) => label), owner.title, owner.id].join(),
            firm: ({ owner }: { owner: object }) => JSON.stringify(owner),
          },
        },
      },
    },
    operations: [
      {
        query: '{ rooms { sum names } }',
        data: {
          rooms: [
            { sum: 3, names: 'door,bay,Acme,o1' },
            { sum: 0, names: 'Bo,o2' },
          ],
        },
      },
      {
        query: '{ rooms { firm } }',
        data: {
          rooms: [{ firm: '{"__typename":"Firm","title":"Acme"}' }, { firm: '{"__typename":"Lodger","id":"o2"}' }],
        },
      },
      {
        query: '{ rooms { owner { name: id } parts { size: label } sum names } }',
        data: {
          rooms: [
            { owner: { name: 'o1' }, parts: [{ size: 'door' }, { size: 'bay' }], sum: 3, names: 'door,bay,Acme,o1' },
            { owner: { name: 'o2' }, parts: [], sum: 0, names: 'Bo,o2' },
          ],
        },
      },
    ],
  },
  {
    name: 'what is required overlaps with what is asked for, in fragments of members',
    subgraphs: {
      a: {
        sdl: `type Query { items: [Item] } interface Item { id: ID! } type Box implements Item @key(fields: "id") { id: ID! width: Int tag: String } type Bag implements Item @key(fields: "id") { id: ID! width: Int tag: String }
          type Mutation { renew(id: ID!): Item }`,
        resolvers: {
          Query: {
            items: () => [
              { __typename: 'Box', id: 'x1', width: 2, tag: 'a: box' },
              { __typename: 'Bag', id: 'x2', width: 3, tag: 'a: bag' },
            ],
          },
          Mutation: {
            renew: (_: unknown, { id }: { id: string }) => ({ __typename: 'Bag', id, width: 9, tag: 'a: new' }),
          },
        },
      },
      b: {
        sdl: `type Box @key(fields: "id") { id: ID! width: Int @external tag: String @external load: Int @requires(fields: "width") text: String @requires(fields: "width tag") }
          type Bag @key(fields: "id") { id: ID! width: Int @external load: Int @requires(fields: "width") }`,
        resolvers: {
          Box: {
            __resolveReference: itself,
            load: (box: { width: number }) => box.width * 7,
            text: (box: { width: number; tag: string }) => `${box.tag} ${box.width}`,
          },
          Bag: { __resolveReference: itself, load: (bag: { width: number }) => bag.width * 5 },
        },
      },
    },
    operations: [
      {
        query:
          '{ items { __typename ...B ... on Bag { load tag } ... on Item { id ... on Box { text } } } } fragment B on Box { load wide: width }',
        data: {
          items: [
            { __typename: 'Box', load: 14, wide: 2, id: 'x1', text: 'a: box 2' },
            { __typename: 'Bag', load: 15, tag: 'a: bag', id: 'x2' },
          ],
        },
        fetches: 2,
      },
      {
        query: 'mutation { renew(id: "x3") { id ... on Bag { load width } ... on Box { load } } }',
        data: { renew: { id: 'x3', load: 45, width: 9 } },
      },
    ],
  },
  {
    name: 'a required field that fails takes with it what requires it, and no more',
    subgraphs: {
      a: {
        sdl: `type Query { rooms: [Room] } type Room @key(fields: "id") { id: ID! width: Int }`,
        resolvers: {
          Query: { rooms: () => ROOMS.map(({ id }) => ({ id })) },
          Room: {
            width: ({ id }: { id: string }) => {
              if (id === 'r1') throw Object.assign(new Error('broken'), { extensions: { code: 'FORBIDDEN' } });
              return 5;
            },
          },
        },
      },
      b: {
        sdl: `type Room @key(fields: "id") { id: ID! width: Int @external area: Int @requires(fields: "width") floor: Int }`,
        resolvers: {
          Room: {
            __resolveReference: (room: object) => ({ ...room, floor: 1 }),
            area: ({ width }: { width: number | null }) => (width === null ? null : width ** 2),
          },
        },
      },
    },
    operations: [
      {
        query: '{ rooms { id area floor } }',
        data: {
          rooms: [
            { id: 'r1', area: null, floor: 1 },
            { id: 'r2', area: 25, floor: 1 },
          ],
        },
        errors: [['rooms', 0, 'width']],
      },
    ],
  },
];
