import { findBy, type Family } from './family.ts';

const GOODS = [
  { __typename: 'Book', id: 'g1', title: 'a: Tides', pages: 90, price: 12 },
  { __typename: 'Lamp', id: 'g2', title: 'a: Beam', watts: 40, price: 30 },
  { __typename: 'Book', id: 'g3', title: 'a: Moors', pages: 120, price: 9 },
];
const reference = findBy(GOODS, 'id');
const pick = (id: string) => GOODS.find((goods) => goods.id === id);

/** Interfaces and unions whose members several subgraphs know, and not each the same. */
export const ABSTRACT_TYPES: readonly Family[] = [
  {
    name: 'an interface whose members have their fields in two subgraphs',
    subgraphs: {
      a: {
        sdl: `type Query { goods: [Goods!]! } interface Goods { id: ID! title: String similar: [Goods] }
          type Book implements Goods @key(fields: "id") { id: ID! title: String similar: [Goods] pages: Int }
          type Lamp implements Goods @key(fields: "id") { id: ID! title: String similar: [Goods] watts: Int }`,
        resolvers: { Query: { goods: () => GOODS.map((goods) => ({ ...goods, similar: [pick('g2'), pick('g3')] })) } },
      },
      b: {
        sdl: `type Query { dearest: Priced } interface Priced { price: Int }
          type Book implements Priced @key(fields: "id") { id: ID! price: Int } type Lamp implements Priced @key(fields: "id") { id: ID! price: Int }`,
        resolvers: {
          Query: { dearest: () => pick('g2') },
          Book: { __resolveReference: reference },
          Lamp: { __resolveReference: reference },
        },
      },
    },
    operations: [
      {
        query: '{ goods { id title ... on Book { pages price } ... on Lamp { cost: price } } }',
        data: {
          goods: [
            { id: 'g1', title: 'a: Tides', pages: 90, price: 12 },
            { id: 'g2', title: 'a: Beam', cost: 30 },
            { id: 'g3', title: 'a: Moors', pages: 120, price: 9 },
          ],
        },
        fetches: 2,
      },
      {
        query: '{ goods { ...P similar { ...P } } } fragment P on Goods { ... on Priced { price } }',
        data: { goods: [12, 30, 9].map((price) => ({ price, similar: [{ price: 30 }, { price: 9 }] })) },
      },
      {
        query: '{ dearest { __typename price ... on Goods { title } } }',
        data: { dearest: { __typename: 'Lamp', price: 30, title: null } },
      },
    ],
  },
  {
    name: 'a union of which each subgraph knows other members',
    subgraphs: {
      a: {
        sdl: `type Query { some: Some @shareable list: [Some] @shareable mine: Some } union Some = Book | Lamp
          type Book @key(fields: "id") { id: ID! title: String @shareable } type Lamp @key(fields: "id") { id: ID! title: String @shareable }`,
        resolvers: { Query: { some: () => pick('g1'), list: () => [pick('g1'), pick('g3')], mine: () => pick('g2') } },
      },
      b: {
        sdl: `type Query { some: Some @shareable list: [Some] @shareable } union Some = Book | Song
          type Book @key(fields: "id") { id: ID! title: String @shareable price: Int } type Song { title: String @shareable }`,
        resolvers: {
          Query: { some: () => pick('g1'), list: () => [pick('g1'), pick('g3')] },
          Book: { __resolveReference: reference },
        },
      },
    },
    operations: [
      {
        query: '{ some { __typename ... on Book { title price } ... on Lamp { title } ... on Song { title } } }',
        data: { some: { __typename: 'Book', title: 'a: Tides', price: 12 } },
      },
      {
        query: '{ list { ... on Book { id price } ... on Song { title } } }',
        data: {
          list: [
            { id: 'g1', price: 12 },
            { id: 'g3', price: 9 },
          ],
        },
      },
      {
        query: '{ mine { ... on Song { title } ... on Book { price } __typename } }',
        data: { mine: { __typename: 'Lamp' } },
      },
      { query: '{ mine { ... on Song { title } } }', data: { mine: {} } },
    ],
  },
  {
    name: 'an interface within an interface, spread over subgraphs',
    subgraphs: {
      a: {
        sdl: `type Query { node(id: ID!): Node nodes: [Node] } interface Node { id: ID! } interface Goods implements Node { id: ID! title: String }
          type Book implements Goods & Node @key(fields: "id") { id: ID! title: String } type Lamp implements Node @key(fields: "id") { id: ID! }`,
        resolvers: { Query: { node: (_: unknown, { id }: { id: string }) => pick(id), nodes: () => GOODS } },
      },
      b: {
        sdl: `interface Node { id: ID! } interface Sized { size: Int } type Book implements Node & Sized @key(fields: "id") { id: ID! size: Int }
          type Lamp implements Node & Sized @key(fields: "id") { id: ID! size: Int } type Query { sizes: [Sized] }`,
        resolvers: {
          Query: { sizes: () => [] },
          Book: { __resolveReference: (book: object) => ({ ...book, size: 5 }) },
          Lamp: { __resolveReference: (lamp: object) => ({ ...lamp, size: 8 }) },
        },
      },
    },
    operations: [
      {
        query: '{ node(id: "g1") { ... on Sized { size } ... on Goods { title } } }',
        data: { node: { size: 5, title: 'a: Tides' } },
      },
      {
        query: '{ nodes { id ... on Sized { ... on Book { size } ... on Lamp { watt: size } } } }',
        data: {
          nodes: [
            { id: 'g1', size: 5 },
            { id: 'g2', watt: 8 },
            { id: 'g3', size: 5 },
          ],
        },
        fetches: 2,
      },
      {
        query: '{ one: node(id: "g2") { __typename id } none: node(id: "g9") { id } }',
        data: { one: { __typename: 'Lamp', id: 'g2' }, none: null },
      },
    ],
  },
  {
    name: 'a field that is of one type here and of its interface there',
    subgraphs: {
      a: {
        sdl: `type Query { shelf: Shelf } type Shelf @key(fields: "id") { id: ID! top: Goods @shareable } interface Goods { id: ID! }
          type Book implements Goods @key(fields: "id") { id: ID! } type Lamp implements Goods @key(fields: "id") { id: ID! watts: Int }`,
        resolvers: { Query: { shelf: () => ({ id: '1', top: pick('g2') }) }, Lamp: { __resolveReference: reference } },
      },
      b: {
        sdl: `type Shelf @key(fields: "id") { id: ID! top: Lamp @shareable owner: String } type Lamp @key(fields: "id") { id: ID! price: Int }`,
        resolvers: {
          Shelf: { __resolveReference: ({ id }: { id: string }) => ({ id, top: pick('g2'), owner: 'Ada' }) },
          Lamp: { __resolveReference: reference },
        },
      },
    },
    operations: [
      {
        query: '{ shelf { owner top { id ... on Lamp { watts price } } } }',
        data: { shelf: { owner: 'Ada', top: { id: 'g2', watts: 40, price: 30 } } },
      },
    ],
  },
];
