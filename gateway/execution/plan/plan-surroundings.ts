import type { SupergraphFacts } from '../../supergraph/supergraph-facts.ts';
import type { NormalisedOperation } from './normalise-operation.ts';
import type { ResponseNames } from './response-names.ts';

/** What the steps of a plan need to know of the operation they belong to. */
export interface PlanSurroundings {
  readonly facts: SupergraphFacts;
  readonly names: ResponseNames;
  readonly variableNames: NormalisedOperation['variableNames'];
}
