import { expect, test } from '@jest/globals';
import { differentialRounds } from './differential-rounds.ts';
import { hubSupergraph } from './hub-supergraph.ts';
import { SYNTHETIC } from './synthetic-supergraphs.ts';

/** Random operations to be made for each supergraph; both gateways refuse some, of the hub's more than half. */
const MADE = [
  ...SYNTHETIC.map((supergraph) => [supergraph.name, supergraph, 1_700] as const),
  ['this hub', hubSupergraph(), 3_200] as const,
];

test.each(MADE)(
  'more than 1,250 operations on the supergraph %s are answered as Apollo Gateway answers them',
  async (_, supergraph, made) => expect(await differentialRounds(supergraph, made)).toBeGreaterThan(1_250),
);
