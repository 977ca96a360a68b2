import type { AskingActor, DecisionFacts } from './facts.ts';

/** Roles whose work is safeguarding. */
export function isSafeguardingRole({ role }: AskingActor): boolean {
  return (
    role === 'SOCIAL_WORKER' ||
    role === 'MASH_MEMBER' ||
    role === 'POLICE_SAFEGUARDING' ||
    role === 'DSL' ||
    role === 'NAMED_HEALTH'
  );
}

/** Index staff at their own work: they see through a shield so that they can put people in touch. */
export function isBroker({ actor, purpose }: DecisionFacts): boolean {
  return actor.role === 'INDEX_MANAGER' && purpose === 'DATA_STEWARDSHIP';
}

/** A safeguarding role under Children Act 1989 s.47, with the cause to suspect significant harm on record. */
export function actsOnSuspectedHarm({ actor, purpose, context }: DecisionFacts): boolean {
  return purpose === 'SAFEGUARD_S47' && isSafeguardingRole(actor) && context.reasonableCause;
}

/** A safeguarding role that assesses or meets the needs of a child in need (Children Act 1989 s.17). */
export function actsForChildInNeed({ actor, purpose }: DecisionFacts): boolean {
  return purpose === 'WELFARE_S17' && isSafeguardingRole(actor);
}
