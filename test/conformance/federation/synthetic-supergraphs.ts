import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';

/** A supergraph made up for tests: the schemas of its subgraphs, and the types an abstract entity may have. */
export interface SyntheticSupergraph {
  readonly name: string;
  readonly subgraphs: Readonly<Record<string, string>>;
  /** For an interface that is an object in some subgraph: the types whose ids it may meet. */
  readonly concrete: Readonly<Record<string, readonly string[]>>;
  /** Fields that Apollo's planner is known to get wrong beside others: see differential-rounds.ts. */
  readonly faulty: readonly string[];
}

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires",
  "@provides", "@shareable", "@inaccessible", "@override", "@interfaceObject", "@tag", "@extends"])`;

/** Keys of every kind, arguments in what is required, provided and overridden fields, shared values, mutations. */
const SHOP: SyntheticSupergraph = {
  name: 'shop',
  concrete: {},
  faulty: ['levy'],
  subgraphs: {
    catalogue: `${LINK}
      type Query { products(first: Int = 3): [Product!]! product(id: ID!): Product cheapest: Product @shareable orders: [Order] }
      type Mutation { rename(id: ID!, name: String): Product touch: Int }
      type Product @key(fields: "id") @key(fields: "upc") {
        id: ID! upc: ID! name(upper: Boolean): String! size: Size @shareable tags: [String!] @tag(name: "public")
        price(currency: Currency): Float weight: Float maker: Maker @provides(fields: "title")
        colour: String @override(from: "stock") parts: [Part!]! codes: [[Int]]
      }
      type Size @shareable { width: Int height(unit: String): Int inner: Size }
      type Part { label: String weight(unit: String): Int }
      type Maker @key(fields: "id") { id: ID! title: String @external }
      type Order @key(fields: "id") { id: ID! lines: [Line] total: Float secret: String @inaccessible }
      type Line { product: Product amount: Int }
      enum Currency { GBP EUR USD @inaccessible }`,
    stock: `${LINK}
      type Query { cheapest: Product @shareable stockOf(upcs: [ID!], where: Where): [Product] }
      type Mutation { restock(upc: ID!): Product }
      input Where { minimum: Int maximum: Int = 5 size: SizeIn }
      input SizeIn { width: Int! height: Int = 2 }
      type Product @key(fields: "upc") {
        upc: ID! colour: String inStock(place: String = "here"): Int warehouse: Warehouse size: Size @shareable
        weight: Float @external price(currency: Currency): Float @external
        shipping(fast: Boolean): String @requires(fields: "weight price(currency: EUR)")
        levy: String @requires(fields: "price(currency: GBP)")
      }
      type Size @shareable { width: Int height(unit: String): Int inner: Size }
      type Warehouse @key(fields: "id region { code }") { id: ID! region: Region! capacity: Int }
      type Region @shareable { code: ID! name: String }
      enum Currency { GBP EUR USD }`,
    makers: `${LINK}
      type Query { makers: [Maker!] }
      type Maker @key(fields: "id") { id: ID! title: String @shareable country: String made(first: Int): [Product!] best: Product! }
      type Product @key(fields: "id", resolvable: false) { id: ID! }
      type Warehouse @key(fields: "id region { code }") { id: ID! region: Region! manager: Maker staff: [String] }
      type Region @shareable { code: ID! name: String }`,
    reviews: `${LINK}
      type Query { latest(first: Int): [Review] }
      type Review @key(fields: "id") { id: ID! body: String product: Product by: Maker }
      type Product @key(fields: "id") {
        id: ID! reviews(first: Int): [Review!] parts: [Part!]! @external
        verdict: String @requires(fields: "parts { label weight(unit: \\"kg\\") }") name(upper: Boolean): String! @external
        headline: String @requires(fields: "name(upper: true)")
      }
      type Part { label: String @external weight(unit: String): Int @external }
      type Maker @key(fields: "id") { id: ID! stars: Float }`,
  },
};

/** Interfaces and unions that are entities, objects that stand for interfaces, what clients may not see. */
const MEDIA: SyntheticSupergraph = {
  name: 'media',
  concrete: { Media: ['Book', 'Film', 'Song'], Account: ['Reader', 'Staff'] },
  faulty: [],
  subgraphs: {
    library: `${LINK}
      type Query { media(kind: Kind): [Media] item(id: ID!): Media search(text: String): [Found!]! node(id: ID!): Node shelf: Shelf books: [Book!] }
      interface Node { id: ID! }
      interface Media implements Node @key(fields: "id") { id: ID! title: String creator: Person related(first: Int): [Media!] }
      type Book implements Media & Node @key(fields: "id") { id: ID! title: String creator: Person related(first: Int): [Media!] isbn: String pages: Int }
      type Film implements Media & Node @key(fields: "id") { id: ID! title: String creator: Person related(first: Int): [Media!] minutes: Int cast: [Person] }
      type Song implements Media & Node @key(fields: "id") { id: ID! title: String creator: Person related(first: Int): [Media!] beats: Float album: Shelf }
      union Found = Book | Film | Person | Shelf
      type Person implements Node @key(fields: "id") { id: ID! name: String born: Date }
      type Shelf @shareable { label: String! items: [Media] kind: Kind }
      enum Kind { PRINT SCREEN HIDDEN @inaccessible }
      scalar Date`,
    opinions: `${LINK}
      type Query { topRated: [Media!] mood: String }
      type Media @interfaceObject @key(fields: "id") { id: ID! reviews(first: Int): [Review!] score: Int title: String @external pitch: String @requires(fields: "title") }
      type Review { text: String stars: Int! by: Account about: Media }
      type Account @interfaceObject @key(fields: "id") { id: ID! reputation: Int }
      type Mutation { rate(id: ID!, stars: Int!): Media }`,
    people: `${LINK}
      type Query { people: [Person] accounts: [Account] me: Account }
      type Person @key(fields: "id") { id: ID! age: Int works: [Work!] knows: [Person] }
      union Work = Book | Song
      type Book @key(fields: "id") { id: ID! edition: String }
      type Song @key(fields: "id") { id: ID! key: String }
      interface Account @key(fields: "id") { id: ID! handle: String }
      type Reader implements Account @key(fields: "id") { id: ID! handle: String favourite: Book card: String }
      type Staff implements Account @key(fields: "id") { id: ID! handle: String desk: Int boss: Staff }`,
  },
};

/** Extension as federation 1 writes it, chains of requirements, provided fields inside lists, keys that may be null. */
const TOWN: SyntheticSupergraph = {
  name: 'town',
  concrete: {},
  faulty: [],
  subgraphs: {
    homes: `type Query { homes: [Home] home(id: ID!): Home streets: [Street!]! }
      type Home @key(fields: "id") { id: ID! number: Int! street: Street owner: Owner rooms: [Room] area: Float }
      type Street @key(fields: "name town") { name: ID! town: ID! length: Int homes: [Home] }
      type Room { label: String area: Float }
      extend type Owner @key(fields: "id") { id: ID! @external homes: [Home] }`,
    owners: `${LINK}
      type Query { owners(like: Filter): [Owner] owner(id: ID!): Owner }
      input Filter { name: String tags: [String!] any: [Filter!] }
      type Owner @key(fields: "id") { id: ID! name: String! spouse: Owner contact: Contact agent: Agent @provides(fields: "office { city }") }
      type Contact @shareable { phone: String email: String }
      type Agent @key(fields: "id") { id: ID! office: Office @shareable }
      type Office @shareable { city: String @external }`,
    taxes: `${LINK}
      type Query { rates: [Float!] }
      type Home @key(fields: "id") {
        id: ID! area: Float @external rooms: [Room] @external
        band: String @requires(fields: "area") rateable: String @requires(fields: "rooms { area label }")
      }
      type Room { label: String @external area: Float @external }
      type Street @key(fields: "name town") { name: ID! town: ID! zone: Zone }
      type Zone @key(fields: "code") { code: ID! }`,
    council: `${LINK}
      type Query { zones: [Zone!] }
      type Zone @key(fields: "code") { code: ID! title: String wards: [Ward!]! }
      type Ward { name: String councillor: Owner zone: Zone! }
      type Owner @key(fields: "id") { id: ID! name: String! @external votes: Int greeting: String @requires(fields: "name") }
      type Home @key(fields: "id") { id: ID! band: String @external bill: String @requires(fields: "band") }
      type Agent @key(fields: "id") { id: ID! office: Office @shareable fee: Int }
      type Office @shareable { city: String floor: Int }`,
  },
};

export const SYNTHETIC: readonly SyntheticSupergraph[] = [SHOP, MEDIA, TOWN];

/** @throws Error that says why the subgraphs do not fit together */
export function composeSynthetic({ subgraphs }: SyntheticSupergraph, url = 'http://subgraph.invalid'): string {
  const { supergraphSdl, errors } = composeServices(
    Object.entries(subgraphs).map(([name, sdl]) => ({ name, url: `${url}/${name}`, typeDefs: parse(sdl) })),
  );
  if (supergraphSdl === undefined) throw new Error(errors?.join('\n'));
  return supergraphSdl;
}
