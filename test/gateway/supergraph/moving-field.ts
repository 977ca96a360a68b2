import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import type { Transport } from '../../../schema/contract/wire.ts';

/**
 * A supergraph in two versions: a field that one subgraph answers moves to another. Each answers with its own name, so
 * that an answer says by which version it was planned.
 */
const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])';
const CATALOGUE = `${LINK} type Query { product: Product still: Int } type Product @key(fields: "id") { id: ID! }`;
const MAKER = `${LINK} type Product @key(fields: "id") { id: ID! maker: String }`;
const NOTHING = `${LINK} type Product @key(fields: "id") { id: ID! other: String }`;

/** @param note changes the document and nothing that it means */
export function movingField(maker: 'education' | 'health', note = ''): string {
  const { supergraphSdl = '', errors } = composeServices([
    { name: 'child-index', url: '', typeDefs: parse(`${CATALOGUE} ${note}`) },
    { name: 'education', url: '', typeDefs: parse(maker === 'education' ? MAKER : NOTHING) },
    { name: 'health', url: '', typeDefs: parse(maker === 'health' ? MAKER : NOTHING.replace('other', 'another')) },
  ]);
  if (errors !== undefined) throw new Error(errors.join('\n'));
  return supergraphSdl;
}

const answer = (data: object) => Promise.resolve({ status: 200, body: JSON.stringify({ data }) });

/** @param delay what a root fetch waits for */
export function movingTransports(delay: () => Promise<unknown> = () => Promise.resolve()) {
  const maker =
    (name: string): Transport =>
    () =>
      answer({ _entities: [{ __typename: 'Product', maker: name }] });
  return {
    'child-index': async () => {
      await delay();
      return answer({ product: { __typename: 'Product', id: '1' } });
    },
    education: maker('education'),
    health: maker('health'),
  } as const;
}
