import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import type { Transport } from '../../../schema/contract/wire.ts';

/** A supergraph in which some fields and types are not for everybody. */
const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable",
  "@external", "@requires", "@authenticated", { name: "@requiresScopes", as: "@scopes" }, "@policy"])`;

const CATALOGUE = `${LINK}
  type Query { item: Item  things: [Thing!]!  open: Int @shareable  order: Order }
  type Mutation { rename: Item  sell: Int @policy(policies: [["may-sell"]]) }
  interface Thing { id: ID!  price: Int }
  type Item implements Thing @key(fields: "id") {
    id: ID!  name: String  price: Int @scopes(scopes: [["prices", "read"], ["admin"]])  strict: Int! @authenticated
  }
  type Gift implements Thing { id: ID!  price: Int }
  type Order @authenticated { total: Int  note: Note }
  scalar Note @policy(policies: [["auditor"]])`;

const SHOP = `${LINK}
  type Query { open: Int @shareable @scopes(scopes: [["admin"]]) }
  type Item @key(fields: "id") {
    id: ID!  price: Int @external
    stock: Int @authenticated  vat: Int @requires(fields: "price") @scopes(scopes: [["prices", "read"], ["admin"]])
  }`;

export function composeGuarded(): string {
  const { supergraphSdl = '', errors } = composeServices([
    { name: 'child-index', url: '', typeDefs: parse(CATALOGUE) },
    { name: 'education', url: '', typeDefs: parse(SHOP) },
  ]);
  if (errors !== undefined) throw new Error(errors.join('\n'));
  return supergraphSdl;
}

/** Subgraphs that answer everything they have, whether they were asked for it or not, and keep what they were asked. */
export function guardedTransports(asked: string[]): Record<'child-index' | 'education', Transport> {
  const item = { __typename: 'Item', id: '1', name: 'Lamp', price: 10, strict: 7 };
  const gift = { __typename: 'Gift', id: '2', price: 20, worth: 20 };
  const order = { __typename: 'Order', total: 5, note: 'secret note' };
  const data = { item, rename: item, sell: 1, open: 3, things: [item, gift], order };
  const answering =
    (answer: object): Transport =>
    (request) => {
      asked.push((JSON.parse(request.body) as { query: string }).query);
      return Promise.resolve({ status: 200, body: JSON.stringify({ data: answer }) });
    };
  return {
    'child-index': answering(data),
    education: answering({ _entities: [{ __typename: 'Item', stock: 4, vat: 2 }], open: 3 }),
  };
}
