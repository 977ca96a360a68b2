import type { Role } from '../../../../schema/contract/actor.ts';

/**
 * Takes down what the family said: whoever works with the child, who has to have a relationship with it as well, and the
 * index team, to whom a family may write.
 */
export const MAY_RECORD_CONSENT: ReadonlySet<Role> = new Set([
  'PRACTITIONER',
  'SOCIAL_WORKER',
  'MASH_MEMBER',
  'POLICE_SAFEGUARDING',
  'DSL',
  'NAMED_HEALTH',
  'HEALTH_UNSCHEDULED',
  'INDEX_MANAGER',
]);

/** Takes down an order: the authority is a party to most, and the index team is served with others. */
export const MAY_RECORD_ORDERS: ReadonlySet<Role> = new Set(['SOCIAL_WORKER', 'INDEX_MANAGER']);

/** Protects a child at once; without a relationship, because danger does not wait for one. */
export const MAY_PROTECT: ReadonlySet<Role> = new Set([
  'SOCIAL_WORKER',
  'POLICE_SAFEGUARDING',
  'MASH_MEMBER',
  'INDEX_MANAGER',
]);

/**
 * Keeps the register of agreements; takes a shield down, so that a second pair of eyes looks before a child can be found
 * again; says that a user is the child or its parent, which opens the record to them as data subjects and takes proof.
 */
export const INDEX_TEAM: ReadonlySet<Role> = new Set(['INDEX_MANAGER']);
