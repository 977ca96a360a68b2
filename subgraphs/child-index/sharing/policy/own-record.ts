import type { DecisionFacts } from './facts.ts';

/** The actor's agency is the custodian's. An agency the hub does not know is nobody's own. */
export function isOwnAgency({ actor, item }: DecisionFacts): boolean {
  return actor.agency !== null && actor.agency === item.agency;
}

/** The actor's unit is the custodian's. Unit names are an agency's own, so the agency has to be the same as well. */
export function isOwnUnit(facts: DecisionFacts): boolean {
  return isOwnAgency(facts) && facts.actor.unit !== '' && facts.actor.unit === facts.item.unit;
}
