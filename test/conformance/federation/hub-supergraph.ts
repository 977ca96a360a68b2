import { readdirSync, readFileSync } from 'node:fs';
import type { SyntheticSupergraph } from './synthetic-supergraphs.ts';

/** The product's own subgraphs, by their committed schemas. */
export function hubSupergraph(): SyntheticSupergraph {
  const folder = 'schema/subgraphs';
  const files = readdirSync(folder).filter((file) => file.endsWith('.graphql'));
  return {
    name: 'this hub',
    concrete: {},
    faulty: [],
    subgraphs: Object.fromEntries(
      files.map((file) => [file.replace('.graphql', ''), readFileSync(`${folder}/${file}`, 'utf8')]),
    ),
  };
}
