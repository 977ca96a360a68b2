import type { ChildFacts } from './facts.ts';

const PRESUMED_FROM = 16;

/**
 * Whether the child decides for themself. A recorded assessment counts at any age (Gillick: mature enough for this
 * decision); without one a young person of 16 is presumed competent, and a child of unknown age is not.
 */
export function isCompetent({ age, competence }: Pick<ChildFacts, 'age' | 'competence'>): boolean {
  return competence ?? (age !== null && age >= PRESUMED_FROM);
}
