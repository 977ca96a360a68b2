import { expect, test } from '@jest/globals';
import { differentialRounds } from './differential-rounds.ts';
import { hubSupergraph } from './hub-supergraph.ts';
import { SYNTHETIC } from './synthetic-supergraphs.ts';

test.each([...SYNTHETIC, hubSupergraph()].map((supergraph) => [supergraph.name, supergraph] as const))(
  'any of 1,250 operations on the supergraph %s is answered as Apollo Gateway answers it',
  async (_, supergraph) => expect(await differentialRounds(supergraph, 1_250)).toBeGreaterThan(300),
);
