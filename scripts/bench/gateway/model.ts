/** What every gateway is measured on: subgraphs of another trade, the operations, and what the subgraphs answer. */
const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@external", "@requires", "@shareable", "@inaccessible"])`;
/** Subgraphs by the types that they fill in. They have names for which requests can be signed. */
export const SHOPS = {
  AOffer: 'education',
  BOffer: 'health',
  COffer: 'social-care',
  DOffer: 'connexions',
  EOffer: 'police',
} as const;
/** The subgraph that lists what there is. */
export const ITEMS = 'child-index';
const TYPES = Object.keys(SHOPS) as (keyof typeof SHOPS)[];

const CATALOGUE = `type Query { item(id: ID!): Item groups: [Group!]! }
  type Item { id: ID! name: String! note: String offers: [Offer!]! }
  interface Offer { id: ID! seller: String town: String since: String }
  type Group { id: ID! name: String! members: [Member!]! }
  type Member { id: ID! name: String! tags: [String!]! lines: [Line!]! }
  type Line { id: ID! label: String! amount: Float! open: Boolean! }
  ${TYPES.map((type) => `type ${type} implements Offer @key(fields: "id") { id: ID! seal: String! @inaccessible seller: String @external town: String @external since: String @external }`).join('\n')}`;

/** The schema of each subgraph, by its name. */
export const SCHEMAS: Readonly<Record<string, string>> = {
  [ITEMS]: `${LINK} ${CATALOGUE}`,
  ...Object.fromEntries(
    TYPES.map((type) => [
      SHOPS[type],
      `${LINK} type ${type} @key(fields: "id") { id: ID! seal: String! @external seller: String @requires(fields: "seal") town: String @requires(fields: "seal")
         since: String @requires(fields: "seal") stock: [Int!] @requires(fields: "seal") }`,
    ]),
  ),
};

export const OPERATIONS = {
  /** One fetch at the root, then five of one entity each, at the same time. */
  offers: `query Offers($id: ID!) { item(id: $id) { id name note offers { __typename id seller town since ${TYPES.map(
    (type) => `... on ${type} { stock }`,
  ).join(' ')} } } }`,
  /** About 90 kB of lists in lists from one subgraph. */
  groups: 'query Groups { groups { id name members { id name tags lines { id label amount open } } } }',
} as const;

export const VARIABLES: Readonly<Record<keyof typeof OPERATIONS, Readonly<Record<string, unknown>>>> = {
  offers: { id: '1' },
  groups: {},
};

const item = {
  id: '1',
  name: 'An item of the catalogue',
  note: 'kept in the second aisle',
  offers: TYPES.map((type) => ({
    __typename: type,
    id: `offer-${type}`,
    seal: `seal of ${type} `.repeat(12),
  })),
};
const groups = Array.from({ length: 12 }, (_, group) => ({
  id: `g${group}`,
  name: `Group ${group}`,
  members: Array.from({ length: 12 }, (_, member) => ({
    id: `m${group}-${member}`,
    name: `Member ${member}`,
    tags: ['first', 'second', 'third'],
    lines: Array.from({ length: 9 }, (_, line) => ({
      id: `l${group}-${member}-${line}`,
      label: `Line ${line}`,
      amount: line * 1.25,
      open: line % 2 === 0,
    })),
  })),
}));

/** JSON text that a subgraph answers to a request body. */
export function answerOf(subgraph: string, body: string): string {
  if (subgraph !== ITEMS) {
    const entity = {
      seller: `Seller ${subgraph}`,
      town: 'Bampton',
      since: '2026-01-01',
      stock: [1, 2, 3, 5, 8],
    };
    return JSON.stringify({ data: { _entities: [entity] } });
  }
  return JSON.stringify({ data: body.includes('groups') ? { groups } : { item } });
}
