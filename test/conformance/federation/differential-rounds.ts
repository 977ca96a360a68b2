import { expect } from '@jest/globals';
import fc from 'fast-check';
import { supergraphFacts } from '../../../gateway/supergraph/supergraph-facts.ts';
import { apolloGateway, ownGateway, type Outcome } from './contestants.ts';
import { randomOperation, type Avoid } from './random-operation.ts';
import { requiredFields, standInSubgraphs } from './stand-in-subgraph.ts';
import { composeSynthetic, type SyntheticSupergraph } from './synthetic-supergraphs.ts';

/**
 * Asks this gateway and Apollo's the same operations of the same subgraphs, and expects the same data and errors at the
 * same places. What Apollo's is known to answer wrongly is left out:
 *
 * - a field that is required with arguments, asked for by the client with others; or required twice, with two;
 * - an alias that is the name of a key or of a required field, and variables called `representations`;
 * - a condition on a field that requires others, which loses what other fields require too;
 * - a condition on the type of an object whose interface is an object elsewhere;
 * - a fragment on the type of an object inside of one on its interface, where nothing else asks for the type: what is in
 *   it is left out.
 *
 * @returns how many operations both answered; the others both refused
 *
 * Places are compared without indices: of an entity fetch for objects of several types Apollo counts the wrong ones.
 */
export async function differentialRounds(supergraph: SyntheticSupergraph, rounds: number): Promise<number> {
  const sdl = composeSynthetic(supergraph);
  const subgraphs = standInSubgraphs(supergraph);
  const own = ownGateway(sdl, subgraphs);
  const apollo = await apolloGateway(sdl, subgraphs);
  const requiring = Object.values(supergraph.subgraphs).flatMap((schema) => [...requiredFields(schema).keys()]);
  const avoid: Avoid = {
    traps: true,
    fields: new Set([...supergraphFacts(sdl).askedWithArguments, ...supergraph.faulty]),
    fragmentsOn: new Set(Object.values(supergraph.concrete).flat()),
    conditionsOn: new Set(requiring.map((place) => place.split('.')[1] ?? '')),
  };
  let compared = 0;
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(), { minLength: 5, maxLength: 120 }), async (choices) => {
        const operation = randomOperation(own.schema, choices, avoid);
        const [mine, theirs] = [await own.ask(operation), await apollo.ask(operation)];
        if (mine !== null && theirs !== null) compared += 1;
        expect({ operation, outcome: readable(mine) }).toEqual({ operation, outcome: readable(theirs) });
      }),
      { numRuns: rounds },
    );
  } finally {
    await apollo.stop();
  }
  return compared;
}

function readable(outcome: Outcome | null): object | null {
  if (outcome === null) return null;
  const places = outcome.errors.map((path) => path.filter((part) => typeof part === 'string').join('.'));
  return { data: outcome.data, errors: [...new Set(places)].toSorted() };
}
