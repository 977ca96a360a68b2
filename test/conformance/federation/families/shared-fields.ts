import { findBy, type Family } from './family.ts';

const USERS = [
  { id: 'u1', kind: 'REGULAR', name: 'Ada' },
  { id: 'u2', kind: 'GUEST', name: 'Bo' },
];

/** What several subgraphs can answer, and what only some of them know. */
export const SHARED_FIELDS: readonly Family[] = [
  {
    name: 'a root field that each of two subgraphs answers in part',
    subgraphs: {
      a: {
        sdl: `type Query { shop: Shop @shareable } type Shop @shareable { id: ID! name: String! seat: Seat } type Seat @shareable { town: String }`,
        resolvers: { Query: { shop: () => ({ id: '1', name: 'Corner', seat: { town: 'Bampton' } }) } },
      },
      b: {
        sdl: `type Query { shop: Shop @shareable } type Shop { id: ID! @shareable stock: Int seat: Seat @shareable } type Seat { town: String @shareable street: String }`,
        resolvers: { Query: { shop: () => ({ id: '1', stock: 7, seat: { town: 'Bampton', street: 'High Street' } }) } },
      },
    },
    operations: [
      { query: '{ shop { id name stock } }', data: { shop: { id: '1', name: 'Corner', stock: 7 } }, fetches: 2 },
      {
        query: '{ shop { name seat { town street } } }',
        data: { shop: { name: 'Corner', seat: { town: 'Bampton', street: 'High Street' } } },
      },
      { query: '{ shop { id } }', data: { shop: { id: '1' } }, fetches: 1 },
    ],
  },
  {
    name: 'an enum with a value that clients do not know',
    subgraphs: {
      a: {
        sdl: `type Query { users: [User] user: User! ofKind(kind: Kind): [User] } type User @key(fields: "id") { id: ID! kind: Kind strict: Kind! }
          enum Kind { REGULAR GUEST @inaccessible }`,
        resolvers: {
          Query: {
            users: () => USERS,
            user: () => ({ id: 'u2', strict: 'GUEST' }),
            ofKind: (_: unknown, { kind }: { kind: string }) => USERS.filter((user) => user.kind === kind),
          },
        },
      },
      b: {
        sdl: `type User @key(fields: "id") { id: ID! name: String } enum Kind { REGULAR GUEST }
          type Query { kinds: [Kind] }`,
        resolvers: { Query: { kinds: () => ['REGULAR', 'GUEST'] }, User: { __resolveReference: findBy(USERS, 'id') } },
      },
    },
    operations: [
      {
        query: '{ users { id kind name } }',
        data: {
          users: [
            { id: 'u1', kind: 'REGULAR', name: 'Ada' },
            { id: 'u2', kind: null, name: 'Bo' },
          ],
        },
      },
      { query: '{ kinds }', data: { kinds: ['REGULAR', null] } },
      { query: '{ user { id strict } }', data: null },
      { query: '{ ofKind(kind: REGULAR) { name } }', data: { ofKind: [{ name: 'Ada' }] } },
    ],
  },
  {
    name: 'an input object with a field that not every subgraph has',
    subgraphs: {
      a: {
        sdl: `type Query { found(by: Filter): [String] } input Filter { first: Int! = 2 name: String }`,
        resolvers: { Query: { found: (_: unknown, { by }: { by: object }) => [JSON.stringify(by)] } },
      },
      b: {
        sdl: `type Query { other(by: Filter): String } input Filter { first: Int! = 2 }`,
        resolvers: { Query: { other: (_: unknown, { by }: { by: object }) => JSON.stringify(by) } },
      },
    },
    operations: [
      {
        query: 'query ($by: Filter) { found(by: $by) other(by: { first: 5 }) }',
        variables: { by: { first: 3 } },
        data: { found: ['{"first":3}'], other: '{"first":5}' },
      },
      { query: '{ found(by: {}) }', data: { found: ['{"first":2}'] } },
    ],
  },
  {
    name: 'fields and types that clients may not see, and that other fields need',
    subgraphs: {
      a: {
        sdl: `type Query { users: [User] } type User @key(fields: "id") { id: ID! @inaccessible name: String }`,
        resolvers: { Query: { users: () => USERS } },
      },
      b: {
        sdl: `type User @key(fields: "id") { id: ID! @inaccessible name: String @external badge: String @requires(fields: "name") }`,
        resolvers: {
          User: { __resolveReference: (user: object) => user, badge: ({ name }: { name: string }) => `${name}!` },
        },
      },
    },
    operations: [{ query: '{ users { badge } }', data: { users: [{ badge: 'Ada!' }, { badge: 'Bo!' }] } }],
  },
  {
    name: 'selections with conditions, across subgraphs',
    subgraphs: {
      a: {
        sdl: `type Query { user: User } type User @key(fields: "id") { id: ID! name: String }`,
        resolvers: { Query: { user: () => USERS[0] } },
      },
      b: {
        sdl: `type User @key(fields: "id") { id: ID! name: String @external badge: String @requires(fields: "name") rank: Int }`,
        resolvers: {
          User: {
            __resolveReference: (user: object) => ({ ...user, rank: 4 }),
            badge: ({ name }: { name: string }) => `${name}!`,
          },
        },
      },
    },
    operations: [
      ...[true, false].map((on) => ({
        query:
          'query ($on: Boolean = false) { user { name @include(if: $on) rank @skip(if: $on) badge @include(if: $on) } }',
        variables: { on },
        data: { user: on ? { name: 'Ada', badge: 'Ada!' } : { rank: 4 } },
      })),
      {
        query: 'query ($on: Boolean!) { user { ...F @skip(if: $on) id } } fragment F on User { badge }',
        variables: { on: true },
        data: { user: { id: 'u1' } },
        fetches: 1,
      },
      {
        query: 'query ($on: Boolean!) { user @include(if: $on) { badge } }',
        variables: { on: false },
        data: {},
        fetches: 0,
      },
    ],
  },
  {
    name: 'mutations, one after the other, each with what other subgraphs know',
    subgraphs: {
      a: counting('add'),
      b: counting('double'),
    },
    operations: [
      {
        query: 'mutation { one: add(by: 2) { total } two: double(by: 3) { total by } three: add(by: 4) { total by } }',
        data: { one: { total: 2 }, two: { total: 6, by: 'double' }, three: { total: 10, by: 'add' } },
      },
      { query: '{ total }', data: { total: 10 } },
    ],
  },
  {
    name: 'names of types, at the root and in fragments on wider types',
    subgraphs: {
      a: {
        sdl: `type Query { user: User any: [Any] } type User @key(fields: "id") { id: ID! } union Any = User`,
        resolvers: { Query: { user: () => USERS[0], any: () => [{ __typename: 'User', id: 'u2' }] } },
      },
      b: {
        sdl: `type User @key(fields: "id") { id: ID! name: String }`,
        resolvers: { User: { __resolveReference: findBy(USERS, 'id') } },
      },
    },
    operations: [
      {
        query: '{ __typename t: __typename user { __typename } }',
        data: { __typename: 'Query', t: 'Query', user: { __typename: 'User' } },
        fetches: 1,
      },
      { query: '{ __typename }', data: { __typename: 'Query' }, fetches: 0 },
      {
        query: '{ any { __typename ... on User { name is: __typename } } }',
        data: { any: [{ __typename: 'User', name: 'Bo', is: 'User' }] },
      },
    ],
  },
];

let total = 0;

/** Both subgraphs change one number: the order in which they are asked shows. */
function counting(name: 'add' | 'double') {
  return {
    sdl: `type Query { ${name === 'add' ? 'total: Int' : 'unused: Int'} } type Mutation { ${name}(by: Int!): Sum }
      type Sum @key(fields: "id") { id: ID! ${name === 'add' ? 'total: Int' : 'by: String'} }`,
    resolvers: {
      ...(name === 'add' ? { Query: { total: () => total } } : {}),
      Mutation: {
        [name]: (_: unknown, { by }: { by: number }) => {
          total = name === 'add' ? total + by : total * by;
          return { id: `${name} ${total}`, total, by: name };
        },
      },
      Sum: {
        __resolveReference: ({ id }: { id: string }) => ({ id, total: Number(id.split(' ')[1]), by: id.split(' ')[0] }),
      },
    },
  };
}
