import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, expect, test } from '@jest/globals';
import { SUBGRAPHS } from '../../schema/contract/agency.ts';
import { generatedSchema } from '../../scripts/hub/generated-schema.ts';

let generated: Map<string, string>;
beforeAll(async () => {
  generated = await generatedSchema();
});

test('what is committed under schema/ is what the classes make; if not, run npm run schema', () => {
  for (const [path, text] of generated) expect({ path, text: readFileSync(path, 'utf8') }).toEqual({ path, text });
});

test('nothing else is committed among it', () => {
  const committed = ['schema/subgraphs', 'schema/generated'].flatMap((folder) =>
    readdirSync(folder).map((file) => `${folder}/${file}`),
  );
  const made = [...generated.keys()].filter((path) => path.split('/').length > 2);
  expect(committed.toSorted()).toEqual(made.toSorted());
});

test.each(SUBGRAPHS)('the subgraph %s is linked to federation 2.9', (name) => {
  expect(generated.get(`schema/subgraphs/${name}.graphql`)).toContain(
    '@link(url: "https://specs.apollo.dev/federation/v2.9"',
  );
});

test('the sealed statement is in the supergraph, for the planner, and not in what clients see', () => {
  expect(generated.get('schema/supergraph.graphql')).toMatch(/statement: String! .*@inaccessible/);
  expect(generated.get('schema/api.graphql')).not.toMatch(/statement/);
});
