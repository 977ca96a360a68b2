import { expect, test } from '@jest/globals';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { ownGateway } from '../contestants.ts';
import { ABSTRACT_TYPES } from './abstract-types.ts';
import { answering, sdlOf, type Family } from './family.ts';
import { INTERFACE_OBJECTS } from './interface-objects.ts';
import { KEYS } from './keys.ts';
import { MOVED_FIELDS } from './moved-fields.ts';
import { REQUIREMENTS } from './requirements.ts';
import { REQUIRED_ARGUMENTS } from './required-arguments.ts';
import { SHARED_FIELDS } from './shared-fields.ts';

const FAMILIES: readonly Family[] = [
  ...KEYS,
  ...SHARED_FIELDS,
  ...MOVED_FIELDS,
  ...ABSTRACT_TYPES,
  ...INTERFACE_OBJECTS,
  ...REQUIREMENTS,
  ...REQUIRED_ARGUMENTS,
];

test.each(FAMILIES.map((family) => [family.name, family] as const))('%s', async (_, { subgraphs, operations }) => {
  let fetches = 0;
  const answers = Object.fromEntries(
    Object.entries(subgraphs).map(([name, subgraph]) => {
      const answer = answering(subgraph);
      return [
        name,
        (body: string) => {
          fetches += 1;
          return answer(body);
        },
      ];
    }),
  );
  const gateway = ownGateway(compose(subgraphs), answers);
  for (const { query, variables = {}, data, errors = [], fetches: wanted } of operations) {
    fetches = 0;
    const outcome = await gateway.ask({ query, variables });
    expect({ query, outcome }).toEqual({ query, outcome: data === undefined ? null : { data, errors } });
    if (wanted !== undefined) expect({ query, fetches }).toEqual({ query, fetches: wanted });
  }
});

function compose(subgraphs: Family['subgraphs']): string {
  const { supergraphSdl, errors } = composeServices(
    Object.entries(subgraphs).map(([name, subgraph]) => ({
      name,
      url: `http://subgraph.invalid/${name}`,
      typeDefs: parse(sdlOf(subgraph)),
    })),
  );
  if (supergraphSdl === undefined) throw new Error(errors?.join('\n'));
  return supergraphSdl;
}
