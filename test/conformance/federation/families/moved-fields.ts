import { findBy, type Family } from './family.ts';

const POSTS = [
  { id: 'p1', name: 'b: First', stamp: 'b1', body: 'one' },
  { id: 'p2', name: 'b: Second', stamp: 'b2', body: 'two' },
];
const never = () => {
  throw new Error('this subgraph is not to be asked for it');
};

/** Fields that are answered elsewhere than where they are declared: overridden, provided, external. */
export const MOVED_FIELDS: readonly Family[] = [
  {
    name: 'a field that another subgraph has taken over',
    subgraphs: {
      a: {
        sdl: `type Query { posts: [Post] } type Post @key(fields: "id") { id: ID! name: String }`,
        resolvers: { Query: { posts: () => [{ id: 'p1' }, { id: 'p2' }] }, Post: { name: never } },
      },
      b: {
        sdl: `type Query { latest: Post } type Post @key(fields: "id") { id: ID! name: String @override(from: "a") stamp: String @override(from: "no such subgraph") }`,
        resolvers: { Query: { latest: () => POSTS[1] }, Post: { __resolveReference: findBy(POSTS, 'id') } },
      },
    },
    operations: [
      {
        query: '{ posts { id name } latest { name stamp } }',
        data: {
          posts: [
            { id: 'p1', name: 'b: First' },
            { id: 'p2', name: 'b: Second' },
          ],
          latest: { name: 'b: Second', stamp: 'b2' },
        },
      },
    ],
  },
  {
    name: 'a field that was taken over and requires another that was',
    subgraphs: {
      a: {
        sdl: `type Query { post: Post } type Post @key(fields: "id") { id: ID! name: String title: String }`,
        resolvers: { Query: { post: () => ({ id: 'p1' }) }, Post: { name: never, title: never } },
      },
      b: {
        sdl: `type Post @key(fields: "id") { id: ID! name: String @override(from: "a") }`,
        resolvers: { Post: { __resolveReference: findBy(POSTS, 'id') } },
      },
      c: {
        sdl: `type Post @key(fields: "id") { id: ID! name: String @external title: String @override(from: "a") @requires(fields: "name") }`,
        resolvers: {
          Post: { __resolveReference: (post: object) => post, title: ({ name }: { name: string }) => `c of ${name}` },
        },
      },
    },
    operations: [{ query: '{ post { title name } }', data: { post: { title: 'c of b: First', name: 'b: First' } } }],
  },
  {
    name: 'an interface whose fields were taken over',
    subgraphs: {
      a: {
        sdl: `type Query { feed: [Entry] } interface Entry { id: ID! made: String }
          type Post implements Entry @key(fields: "id") { id: ID! made: String } type Note implements Entry { id: ID! made: String }`,
        resolvers: {
          Query: {
            feed: () => [
              { __typename: 'Post', id: 'p1' },
              { __typename: 'Note', id: 'n1', made: 'a: noted' },
            ],
          },
          Post: { made: never },
        },
      },
      b: {
        sdl: `type Query { other: [Entry] } interface Entry { id: ID! made: String }
          type Post implements Entry @key(fields: "id") { id: ID! made: String @override(from: "a") }`,
        resolvers: {
          Query: { other: () => [{ __typename: 'Post', id: 'p2' }] },
          Post: { __resolveReference: (post: object) => post, made: ({ id }: { id: string }) => `b: ${id}` },
        },
      },
    },
    operations: [
      {
        query: '{ feed { id made } other { made } }',
        data: {
          feed: [
            { id: 'p1', made: 'b: p1' },
            { id: 'n1', made: 'a: noted' },
          ],
          other: [{ made: 'b: p2' }],
        },
      },
    ],
  },
  {
    name: 'fields provided for members of an interface and of a union',
    subgraphs: {
      a: {
        sdl: `type Query { media: Media @shareable one: One @provides(fields: "... on Book { title }") shelf: Shelf @provides(fields: "items { ... on Book { title } }") }
          interface Media { id: ID! } union One = Book | Film type Shelf { items: [Media] }
          type Book implements Media @key(fields: "id") { id: ID! title: String @external }
          type Film implements Media @key(fields: "id") { id: ID! }`,
        resolvers: {
          Query: {
            media: () => ({ __typename: 'Book', id: 'm1' }),
            one: () => ({ __typename: 'Book', id: 'm1', title: 'a: Book' }),
            shelf: () => ({
              items: [
                { __typename: 'Book', id: 'm1', title: 'a: Book' },
                { __typename: 'Film', id: 'm2' },
              ],
            }),
          },
        },
      },
      b: {
        sdl: `type Query { media: Media @shareable } interface Media { id: ID! title: String }
          type Book implements Media @key(fields: "id") { id: ID! title: String @shareable } type Film implements Media @key(fields: "id") { id: ID! title: String @shareable }`,
        resolvers: {
          Query: { media: () => ({ __typename: 'Book', id: 'm1', title: 'b: m1' }) },
          Book: { __resolveReference: ({ id }: { id: string }) => ({ id, title: `b: ${id}` }) },
          Film: { __resolveReference: ({ id }: { id: string }) => ({ id, title: `b: ${id}` }) },
        },
      },
    },
    operations: [
      { query: '{ one { ... on Book { title } } }', data: { one: { title: 'a: Book' } }, fetches: 1 },
      { query: '{ media { id title } }', data: { media: { id: 'm1', title: 'b: m1' } } },
      {
        query: '{ shelf { items { id ... on Book { title } ... on Film { title } } } }',
        data: {
          shelf: {
            items: [
              { id: 'm1', title: 'a: Book' },
              { id: 'm2', title: 'b: m2' },
            ],
          },
        },
      },
    ],
  },
  {
    name: 'fields provided deep inside, and only on that way',
    subgraphs: {
      a: {
        sdl: `type Query { plain: [Post] full: [Post] @provides(fields: "author { home { town } name }") }
          type Post @key(fields: "id") { id: ID! author: Author @shareable } type Author @key(fields: "id") { id: ID! name: String @external home: Home @external }
          type Home { town: String @external }`,
        resolvers: {
          Query: {
            plain: () => [{ id: 'p1', author: { id: 'a1' } }],
            full: () => [{ id: 'p1', author: { id: 'a1', name: 'a: Ada', home: { town: 'a: Bampton' } } }],
          },
        },
      },
      b: {
        sdl: `type Author @key(fields: "id") { id: ID! name: String @shareable home: Home @shareable } type Home { town: String @shareable street: String }`,
        resolvers: {
          Author: {
            __resolveReference: ({ id }: { id: string }) => ({
              id,
              name: 'b: Ada',
              home: { town: 'b: Bampton', street: 'b: High Street' },
            }),
          },
        },
      },
    },
    operations: [
      {
        query: '{ full { author { name home { town } } } }',
        data: { full: [{ author: { name: 'a: Ada', home: { town: 'a: Bampton' } } }] },
        fetches: 1,
      },
      {
        query: '{ plain { author { name home { town street } } } }',
        data: { plain: [{ author: { name: 'b: Ada', home: { town: 'b: Bampton', street: 'b: High Street' } } }] },
      },
    ],
  },
  {
    name: 'a field marked external where nothing needs it',
    subgraphs: {
      a: {
        sdl: `type Query { post: Post } type Post @key(fields: "id") { id: ID! body: String }`,
        resolvers: { Query: { post: () => POSTS[0] }, Post: { __resolveReference: findBy(POSTS, 'id') } },
      },
      b: {
        sdl: `# federation 1
          extend type Query { other: Post } extend type Post @key(fields: "id") { id: ID! @external body: String @external length: Int }`,
        resolvers: {
          Query: { other: () => ({ id: 'p2' }) },
          Post: { __resolveReference: (post: object) => post, length: ({ id }: { id: string }) => id.length },
        },
      },
    },
    operations: [
      {
        query: '{ post { id length body } other { id body length } }',
        data: { post: { id: 'p1', length: 2, body: 'one' }, other: { id: 'p2', body: 'two', length: 2 } },
      },
    ],
  },
];
