import type { InformationCategory } from '../../../../schema/contract/information-category.ts';
import type { ConsentScope, ItemFacts } from './facts.ts';

/** Kinds of service that SI 2007/2182 reg. 11(3) treats as sensitive, whatever category a custodian filed them under. */
const SENSITIVE_KINDS: ReadonlySet<string> = new Set([
  'SEXUAL_HEALTH',
  'MENTAL_HEALTH',
  'CAMHS',
  'PCAMHS',
  'SUBSTANCE_MISUSE',
]);

/** The scope of consent that it takes to release a category. Who and where is contact; what was written is content. */
const SCOPE_ASKED: Record<InformationCategory, ConsentScope> = {
  IDX_IDENTITY: 'CONTACT',
  IDX_PARENT_NAME: 'CONTACT',
  IDX_LOCATION: 'CONTACT',
  INV_UNIVERSAL: 'CONTACT',
  INV_TARGETED: 'CONTACT',
  INV_SPECIALIST: 'CONTACT',
  INV_SENSITIVE: 'CONTACT',
  IND_CAF: 'CONTACT',
  IND_LP: 'CONTACT',
  STATUS: 'CONTACT',
  CAF_CONTENT: 'CONTENT',
  TAC_PLAN: 'CONTENT',
  POLICE_EVENT: 'CONTENT',
  CASE_DETAIL: 'CONTENT',
  IDENTITY_LINK: 'CONTENT',
};

export function isSensitive(item: ItemFacts): boolean {
  return item.category === 'INV_SENSITIVE' || item.sensitive || (item.kind !== null && SENSITIVE_KINDS.has(item.kind));
}

/** What practitioners have written about the child. */
export function isContent({ category }: ItemFacts): boolean {
  return category === 'CAF_CONTENT' || category === 'TAC_PLAN' || category === 'CASE_DETAIL';
}

/** What the child index itself keeps. */
export function isIndexField({ category }: ItemFacts): boolean {
  return category === 'IDX_IDENTITY' || category === 'IDX_PARENT_NAME' || category === 'IDX_LOCATION';
}

/** That a targeted or specialist service is involved. */
export function isTargetedOrSpecialist({ category }: ItemFacts): boolean {
  return category === 'INV_TARGETED' || category === 'INV_SPECIALIST';
}

/** That any service is involved. */
export function isInvolvement(item: ItemFacts): boolean {
  return item.category === 'INV_UNIVERSAL' || item.category === 'INV_SENSITIVE' || isTargetedOrSpecialist(item);
}

/** What may be said to exist even where it may not be read, so that practitioners can talk to each other. */
export function mayBeDeclared(item: ItemFacts): boolean {
  return isInvolvement(item) || item.category === 'CAF_CONTENT' || item.category === 'TAC_PLAN';
}

/** The scope that a consent has to reach; the widest for a category nobody has described. */
export function scopeAsked({ category }: ItemFacts): ConsentScope {
  return category === null ? 'CONTENT' : SCOPE_ASKED[category];
}
