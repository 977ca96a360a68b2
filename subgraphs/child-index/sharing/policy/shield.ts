import type { DecisionFacts } from './facts.ts';
import { isOwnUnit } from './own-record.ts';
import { isBroker, isSafeguardingRole } from './role.ts';

/** The shield hides the item from this actor. */
export function isShielded(facts: DecisionFacts): boolean {
  return isBehindShield(facts) && !overrides(facts);
}

/** The actor is let past the shield only because they said they must be. */
export function isShieldOverridden(facts: DecisionFacts): boolean {
  return isBehindShield(facts) && overrides(facts);
}

/**
 * A shield covers everything but the child's identity and the parents' names, since a school, a practice or a locality
 * finds a child as surely as an address does (SI 2007/2182 reg. 6(5) and (6)).
 */
function isBehindShield(facts: DecisionFacts): boolean {
  const { child, item } = facts;
  return (
    child.shielded &&
    item.category !== 'IDX_IDENTITY' &&
    item.category !== 'IDX_PARENT_NAME' &&
    !isOwnUnit(facts) &&
    !isBroker(facts)
  );
}

function overrides({ actor, purpose, context }: DecisionFacts): boolean {
  const grave = purpose === 'SAFEGUARD_S47' || purpose === 'EMERGENCY' || purpose === 'STATUTORY';
  return grave && isSafeguardingRole(actor) && context.shieldOverride;
}
