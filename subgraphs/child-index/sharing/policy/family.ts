import { isCompetent } from './competence.ts';
import type { DecisionFacts } from './facts.ts';

/** The child asks about themself and is competent to. */
export function isCompetentChild({ actor, child }: DecisionFacts): boolean {
  return actor.role === 'CHILD' && actor.id === child.self && isCompetent(child);
}

/** A holder of parental responsibility for this child asks. Being a parent of some other child is not enough. */
export function isParent({ actor, child }: DecisionFacts): boolean {
  return actor.role === 'PR_HOLDER' && child.parentalResponsibility.includes(actor.id);
}
