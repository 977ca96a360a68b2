import type { GraphQLSchema } from 'graphql';
import { choosePlanner, type OnFallback } from '../execution/planner/choose-planner.ts';
import type { Planner } from '../execution/planner/planner.ts';
import { supergraphFacts, type SupergraphFacts } from './supergraph-facts.ts';

/** A supergraph that operations can be planned for. */
export interface Supergraph {
  /** The schema that clients see. */
  readonly schema: GraphQLSchema;
  readonly facts: SupergraphFacts;
  readonly planner: Planner;
}

/**
 * Reads a composed supergraph document.
 * @param onFallback told where the first choice of planner is not to be had
 * @throws Error where the document is not one
 */
export function loadSupergraph(sdl: string, onFallback: OnFallback): Supergraph {
  const facts = supergraphFacts(sdl);
  const planner = choosePlanner(sdl, onFallback);
  return { schema: planner.apiSchema, facts, planner };
}
