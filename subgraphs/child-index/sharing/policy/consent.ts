import { isCompetent } from './competence.ts';
import { CONSENT_SCOPES, type ChildFacts, type Consent, type DecisionFacts } from './facts.ts';
import { isSensitive, scopeAsked } from './item.ts';

/**
 * How consent stands for one item, one actor and one purpose:
 * - NONE: nobody with authority has decided, or what they decided has run out;
 * - REFUSED: refused or withdrawn; DISPUTED: refused because holders of parental responsibility disagree;
 * - SHORT: given, but not as far as what is asked; GIVEN: given, and far enough.
 */
export type ConsentAnswer = 'NONE' | 'REFUSED' | 'DISPUTED' | 'SHORT' | 'GIVEN';

/**
 * Weighs the recorded decisions. Those count that cover the category, the actor (by agency or role) and the purpose,
 * are in force, and come from someone with authority: the child where competent and nobody else, otherwise a holder of
 * parental responsibility, the authority that shares it, or a court. The latest wins. A withdrawal is a refusal from
 * its date. Among decisions of the same instant the strictest wins. A sensitive item needs explicit consent
 * (SI 2007/2182 reg. 11(3)(a)).
 */
export function consentFor(facts: DecisionFacts): ConsentAnswer {
  if (facts.child.consents.length === 0) return 'NONE';
  const counting = facts.child.consents.filter((consent) => counts(consent, facts));
  const latest = counting.reduce<Consent | null>((best, next) => (supersedes(next, best, facts) ? next : best), null);
  if (latest === null) return 'NONE';
  // A court or the authority that decides last settles what parents could not agree on; another parent does not.
  const decided = decidedAt(latest, facts.now);
  const parentHadLastWord = counting.some(
    (consent) => consent.giver === 'PR_HOLDER' && decidedAt(consent, facts.now) === decided,
  );
  if (parentHadLastWord && isDisputed(counting, facts)) return 'DISPUTED';
  if (isRefusal(latest, facts.now)) return 'REFUSED';
  const openness = opennessOf(latest, facts);
  if (openness <= 0) return 'NONE';
  return openness > CONSENT_SCOPES.indexOf(scopeAsked(facts.item)) ? 'GIVEN' : 'SHORT';
}

function counts(consent: Consent, facts: DecisionFacts): boolean {
  const { actor, purpose, item, child, now } = facts;
  return (
    hasAuthority(consent, child) &&
    inForce(consent, now) &&
    covers(consent.categories, item.category) &&
    (covers(consent.recipients, actor.agency) || covers(consent.recipients, actor.role)) &&
    covers(consent.purposes, purpose)
  );
}

function covers(list: readonly string[], value: string | null): boolean {
  return list.includes('*') || (value !== null && list.includes(value));
}

function hasAuthority({ giver }: Consent, child: ChildFacts): boolean {
  return giver !== null && (giver === 'CHILD') === isCompetent(child);
}

/** In force from the moment it was given up to, and not including, the moment it ends. A withdrawal has no end. */
function inForce(consent: Consent, now: number): boolean {
  if (consent.givenAt > now) return false;
  return isWithdrawn(consent, now) || consent.expiresAt === null || now < consent.expiresAt;
}

function isWithdrawn({ withdrawnAt }: Consent, now: number): boolean {
  return withdrawnAt !== null && withdrawnAt <= now;
}

function isRefusal(consent: Consent, now: number): boolean {
  return consent.refusal || isWithdrawn(consent, now);
}

function decidedAt({ givenAt, withdrawnAt }: Consent, now: number): number {
  return withdrawnAt !== null && withdrawnAt <= now ? withdrawnAt : givenAt;
}

function supersedes(next: Consent, best: Consent | null, facts: DecisionFacts): boolean {
  if (best === null) return true;
  const later = decidedAt(next, facts.now) - decidedAt(best, facts.now);
  return later > 0 || (later === 0 && opennessOf(next, facts) < opennessOf(best, facts));
}

/** How much a decision opens: -1 for a refusal, 0 for nothing, otherwise the rank of its scope counted from 1. */
function opennessOf(consent: Consent, { item, now }: DecisionFacts): number {
  if (isRefusal(consent, now)) return -1;
  if (consent.scope === null || (isSensitive(item) && !consent.explicit)) return 0;
  return CONSENT_SCOPES.indexOf(consent.scope) + 1;
}

/** Of the holders of parental responsibility, each by their latest word, some consent and some refuse. */
function isDisputed(counting: readonly Consent[], facts: DecisionFacts): boolean {
  const standing = counting.filter(
    (consent) => consent.giver === 'PR_HOLDER' && !counting.some((other) => isReplacedBy(consent, other, facts)),
  );
  return (
    standing.some((consent) => isRefusal(consent, facts.now)) &&
    standing.some((consent) => !isRefusal(consent, facts.now))
  );
}

/** The same person has decided anew. Where the record does not say who it was, each decision stands for a person. */
function isReplacedBy(consent: Consent, other: Consent, facts: DecisionFacts): boolean {
  return (
    other.giver === 'PR_HOLDER' &&
    consent.giverId !== null &&
    consent.giverId === other.giverId &&
    supersedes(other, consent, facts)
  );
}
