import { buildSubgraphSchema } from '@apollo/subgraph';
import { composeServices } from '@apollo/composition';
import { execute, parse, type GraphQLSchema } from 'graphql';
import type { SubgraphName } from '../../schema/contract/agency.ts';
import type { Transport, WireRequest } from '../../schema/contract/wire.ts';

/**
 * A supergraph of another trade: one subgraph lists offers of several types, two others fill them in. It has the shape
 * of the real one, and shows that the gateway needs no other.
 */
const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@external", "@requires", "@shareable", "@inaccessible"])`;

const CATALOGUE = `${LINK}
  type Query { product(id: ID!): Product products(first: Int, after: String): [Product!]! }
  type Mutation { rename(id: ID!, name: String!): Product }
  type Product { id: ID! name: String! note: String similar: [Product!]! offers: [Offer!]! }
  interface Offer { id: ID! seller: Seller }
  type Seller @shareable { name: String! town: String }
  type BookOffer implements Offer @key(fields: "id") { id: ID! seal: String! @inaccessible seller: Seller @external }
  type MusicOffer implements Offer @key(fields: "id") { id: ID! seal: String! @inaccessible seller: Seller @external }
  type ClosedOffer implements Offer { id: ID! seller: Seller closed: Boolean! }`;

const BOOKS = `${LINK}
  type Seller @shareable { name: String! town: String }
  type BookOffer @key(fields: "id") {
    id: ID!  seal: String! @external  seller: Seller @requires(fields: "seal")  pages: Int @requires(fields: "seal")
  }`;

const MUSIC = `${LINK}
  type Seller @shareable { name: String! town: String }
  type MusicOffer @key(fields: "id") {
    id: ID!  seal: String! @external  seller: Seller @requires(fields: "seal")  tracks: Int @requires(fields: "seal")
  }`;

const offer = (type: string, id: string) => ({ __typename: type, id, seal: `seal-${id}`, seller: null, closed: true });
const product = (id: string) => ({
  id,
  name: `Product ${id}`,
  note: 'a note',
  similar: () => [product('2')],
  offers: [offer('BookOffer', 'b1'), offer('ClosedOffer', 'c1'), offer('MusicOffer', 'm1'), offer('BookOffer', 'b2')],
});

const catalogue = schemaOf(CATALOGUE, {
  Query: {
    product: (_: unknown, { id }: { id: string }) => (id === 'none' ? null : product(id)),
    products: () => [product('1'), product('2')],
  },
  Mutation: { rename: (_: unknown, { id, name }: { id: string; name: string }) => ({ ...product(id), name }) },
});
const sold = (shop: string) => ({
  __resolveReference: (reference: object) => ({
    ...reference,
    seller: { name: shop, town: 'Bampton' },
    pages: 9,
    tracks: 3,
  }),
});
const books = schemaOf(BOOKS, { BookOffer: sold('Books') });
const music = schemaOf(MUSIC, { MusicOffer: sold('Music') });

function schemaOf(sdl: string, resolvers: object): GraphQLSchema {
  return buildSubgraphSchema({ typeDefs: parse(sdl), resolvers: resolvers as never });
}

const SUBGRAPHS: readonly { name: SubgraphName; sdl: string; schema: GraphQLSchema }[] = [
  { name: 'child-index', sdl: CATALOGUE, schema: catalogue },
  { name: 'education', sdl: BOOKS, schema: books },
  { name: 'health', sdl: MUSIC, schema: music },
];

/** The composed document, with addresses that nothing listens at. */
export function composeShop(url = 'http://subgraph.invalid/graphql'): string {
  const { supergraphSdl, errors } = composeServices(
    SUBGRAPHS.map(({ name, sdl }) => ({ name, url, typeDefs: parse(sdl) })),
  );
  if (supergraphSdl === undefined) throw new Error(errors?.join('\n'));
  return supergraphSdl;
}

/** Subgraphs in this process that write down what they are asked, and can be made to misbehave. */
export interface FakeSubgraphs {
  readonly transports: Partial<Record<SubgraphName, Transport>>;
  readonly requests: { readonly subgraph: SubgraphName; readonly request: WireRequest }[];
  /** Replaces a subgraph's behaviour; `honest` is what it would have done. */
  misbehave(subgraph: SubgraphName, behaviour: (honest: Transport) => Transport): void;
}

export function fakeSubgraphs(): FakeSubgraphs {
  const transports: Partial<Record<SubgraphName, Transport>> = {};
  const requests: FakeSubgraphs['requests'] = [];
  const honest =
    (schema: GraphQLSchema): Transport =>
    async (request) => {
      const { query, variables } = JSON.parse(request.body) as { query: string; variables: Record<string, unknown> };
      const result = await execute({ schema, document: parse(query), variableValues: variables });
      return { status: 200, body: JSON.stringify(result) };
    };
  const install = (name: SubgraphName, transport: Transport) => {
    transports[name] = (request, signal) => {
      requests.push({ subgraph: name, request });
      return transport(request, signal);
    };
  };
  for (const { name, schema } of SUBGRAPHS) install(name, honest(schema));
  return {
    transports,
    requests,
    misbehave: (name, behaviour) => {
      const known = SUBGRAPHS.find((subgraph) => subgraph.name === name);
      if (known !== undefined) install(name, behaviour(honest(known.schema)));
    },
  };
}
