import { assertValidSchema, buildASTSchema, parse, type GraphQLSchema } from 'graphql';
import { accessRules, type AccessRules } from '../access/access-rules.ts';
import { choosePlanner, type OnFallback, type PlanningOptions } from '../execution/planner/choose-planner.ts';
import type { Planner } from '../execution/planner/planner.ts';
import { costRules, type CostRules } from '../limits/cost/cost-rules.ts';
import { clientSchema } from './client-schema.ts';
import { withoutFeatures } from './without-features.ts';
import { supergraphFacts, type SupergraphFacts } from './supergraph-facts.ts';

/** A supergraph that operations can be planned for. */
export interface Supergraph {
  /** The schema that clients see. */
  readonly schema: GraphQLSchema;
  readonly facts: SupergraphFacts;
  readonly costs: CostRules;
  readonly access: AccessRules;
  readonly planner: Planner;
}

/**
 * Reads a composed supergraph document. Whether planners can read it too is known once its planner has started.
 * @param onFallback told where the first choice of planner is not to be had
 * @throws Error where the document is not one
 */
export function loadSupergraph(sdl: string, onFallback: OnFallback, options?: PlanningOptions): Supergraph {
  const document = parse(sdl, { noLocation: true });
  assertValidSchema(buildASTSchema(document)); // planners believe that a document is whole
  const access = accessRules(document);
  const facts = supergraphFacts(sdl);
  const planner = choosePlanner(withoutFeatures(document), onFallback, options);
  return { schema: clientSchema(document), facts, costs: costRules(document), access, planner };
}
