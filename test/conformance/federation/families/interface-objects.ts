import { findBy, type Family } from './family.ts';

const PEOPLE = [
  { __typename: 'Clerk', id: 'n1', name: 'a: Ada', desk: 4 },
  { __typename: 'Guest', id: 'n2', name: 'a: Bo', badge: 'blue' },
];
const likes = ({ id }: { id: string }) => ({ id, likes: Number(id.slice(1)) * 10 });

const ACCOUNTS = {
  sdl: `type Query { people: [Person] person(id: ID!): Person } interface Person @key(fields: "id") { id: ID! name: String }
    type Clerk implements Person @key(fields: "id") { id: ID! name: String desk: Int } type Guest implements Person @key(fields: "id") { id: ID! name: String badge: String }`,
  resolvers: {
    Query: {
      people: () => PEOPLE,
      person: (_: unknown, { id }: { id: string }) => PEOPLE.find((one) => one.id === id),
    },
    Person: { __resolveReference: findBy(PEOPLE, 'id') },
    Clerk: { __resolveReference: findBy(PEOPLE, 'id') },
    Guest: { __resolveReference: findBy(PEOPLE, 'id') },
  },
};

/** An interface that is an object in another subgraph, which adds fields to all its members. */
export const INTERFACE_OBJECTS: readonly Family[] = [
  {
    name: 'an object for an interface adds a field to all its members',
    subgraphs: {
      a: ACCOUNTS,
      b: {
        sdl: `type Query { liked: [Person] } type Person @key(fields: "id") @interfaceObject { id: ID! likes: Int }`,
        resolvers: {
          Query: { liked: () => [{ id: 'n2' }, { id: 'n1' }] },
          Person: { __resolveReference: likes, likes: (one: { id: string }) => likes(one).likes },
        },
      },
    },
    operations: [
      {
        query: '{ people { id likes name } }',
        data: {
          people: [
            { id: 'n1', likes: 10, name: 'a: Ada' },
            { id: 'n2', likes: 20, name: 'a: Bo' },
          ],
        },
        fetches: 2,
      },
      {
        query: '{ liked { id likes } }',
        data: {
          liked: [
            { id: 'n2', likes: 20 },
            { id: 'n1', likes: 10 },
          ],
        },
        fetches: 1,
      },
      {
        query: '{ liked { __typename likes name ... on Clerk { desk } ... on Guest { badge } } }',
        data: {
          liked: [
            { __typename: 'Guest', likes: 20, name: 'a: Bo', badge: 'blue' },
            { __typename: 'Clerk', likes: 10, name: 'a: Ada', desk: 4 },
          ],
        },
      },
      {
        query: '{ person(id: "n1") { ... on Clerk { likes desk } ... on Guest { likes } } }',
        data: { person: { likes: 10, desk: 4 } },
      },
      { query: '{ liked { ... on Guest { likes } } }', data: { liked: [{ likes: 20 }, {}] } },
    ],
  },
  {
    name: 'an object for an interface that requires a field of it',
    subgraphs: {
      a: ACCOUNTS,
      b: {
        sdl: `type Query { all: [Person] } type Person @key(fields: "id") @interfaceObject { id: ID! name: String @external sign: String @requires(fields: "name") }`,
        resolvers: {
          Query: { all: () => [{ id: 'n1' }, { id: 'n2' }] },
          Person: { __resolveReference: (one: object) => one, sign: ({ name }: { name: string }) => `<${name}>` },
        },
      },
    },
    operations: [
      { query: '{ people { sign } }', data: { people: [{ sign: '<a: Ada>' }, { sign: '<a: Bo>' }] } },
      {
        query: '{ all { sign ... on Clerk { desk } } }',
        data: { all: [{ sign: '<a: Ada>', desk: 4 }, { sign: '<a: Bo>' }] },
      },
    ],
  },
  {
    name: 'an interface that cannot be asked for by its key',
    subgraphs: {
      a: {
        sdl: `type Query { box: Box } type Box @key(fields: "id") { id: ID! of: Person }
          interface Person { id: ID! name: String } type Clerk implements Person @key(fields: "id") { id: ID! name: String desk: Int }`,
        resolvers: {
          Query: { box: () => ({ id: 'b1', of: PEOPLE[0] }) },
          Box: { __resolveReference: ({ id }: { id: string }) => ({ id, of: PEOPLE[0] }) },
          Clerk: { __resolveReference: findBy(PEOPLE, 'id') },
        },
      },
      b: {
        sdl: `type Query { boxes: [Box] } type Box @key(fields: "id") { id: ID! } type Clerk @key(fields: "id", resolvable: false) { id: ID! } type Cup { holder: Clerk } extend type Query { cup: Cup }`,
        resolvers: { Query: { boxes: () => [{ id: 'b1' }], cup: () => ({ holder: { id: 'n1' } }) } },
      },
    },
    operations: [
      {
        query: '{ boxes { of { name ... on Clerk { desk } } } }',
        data: { boxes: [{ of: { name: 'a: Ada', desk: 4 } }] },
      },
      {
        query: '{ cup { holder { id name desk } } }',
        data: { cup: { holder: { id: 'n1', name: 'a: Ada', desk: 4 } } },
      },
      { query: '{ cup { holder { id } } }', data: { cup: { holder: { id: 'n1' } } }, fetches: 1 },
    ],
  },
  {
    name: 'two objects for one interface, each with fields of its own',
    subgraphs: {
      a: ACCOUNTS,
      b: {
        sdl: `type Person @key(fields: "id") @interfaceObject { id: ID! likes: Int }`,
        resolvers: { Person: { __resolveReference: likes } },
      },
      c: {
        sdl: `type Query { newest: Person } type Person @key(fields: "id") @interfaceObject { id: ID! likes: Int @external rank: String @requires(fields: "likes") }`,
        resolvers: {
          Query: { newest: () => ({ id: 'n2' }) },
          Person: { __resolveReference: (one: object) => one, rank: (one: { likes: number }) => `rank ${one.likes}` },
        },
      },
    },
    operations: [
      {
        query: '{ people { name rank } }',
        data: {
          people: [
            { name: 'a: Ada', rank: 'rank 10' },
            { name: 'a: Bo', rank: 'rank 20' },
          ],
        },
      },
      { query: '{ newest { rank likes } }', data: { newest: { rank: 'rank 20', likes: 20 } } },
      {
        query: '{ newest { __typename id name rank } }',
        data: { newest: { __typename: 'Guest', id: 'n2', name: 'a: Bo', rank: 'rank 20' } },
      },
    ],
  },
  {
    name: 'an object for an interface that is only a reference to it',
    subgraphs: {
      a: ACCOUNTS,
      b: {
        sdl: `type Query { host: Person hosts: [Person] } type Person @key(fields: "id", resolvable: false) @interfaceObject { id: ID! }`,
        resolvers: { Query: { host: () => ({ id: 'n1' }), hosts: () => [{ id: 'n2' }, null, { id: 'gone' }] } },
      },
    },
    operations: [
      { query: '{ host { id } }', data: { host: { id: 'n1' } }, fetches: 1 },
      {
        query: '{ host { __typename id name ... on Clerk { desk } } }',
        data: { host: { __typename: 'Clerk', id: 'n1', name: 'a: Ada', desk: 4 } },
      },
      {
        query: '{ hosts { id name } }',
        data: { hosts: [{ id: 'n2', name: 'a: Bo' }, null, { id: 'gone', name: null }] },
      },
      { query: '{ host { __typename } }', data: { host: { __typename: 'Clerk' } } },
    ],
  },
];
