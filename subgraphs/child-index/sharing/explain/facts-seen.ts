import { z } from 'zod';
import { isCompetent } from '../policy/competence.ts';
import type { Consent, DecisionFacts } from '../policy/facts.ts';

/** Consents of a child that an entry of the trail repeats at most: an entry has a size that it may not exceed. */
const MOST_CONSENTS = 15;

const moment = z.iso.datetime().nullable();

const seenConsentSchema = z.object({
  giver: z.string().nullable(),
  refusal: z.boolean(),
  explicit: z.boolean(),
  scope: z.string().nullable(),
  categories: z.array(z.string()),
  recipients: z.array(z.string()),
  purposes: z.array(z.string()),
  givenAt: z.iso.datetime(),
  expiresAt: moment,
  withdrawnAt: moment,
});

/** The facts of a decision as the trail keeps them: what rules read, and nobody’s name, number or address. */
export const factsSeenSchema = z.object({
  relationship: z.boolean(),
  reasonableCause: z.boolean(),
  shieldOverride: z.boolean(),
  brokering: z.boolean(),
  shielded: z.boolean(),
  archived: z.boolean(),
  /** The actor is someone who must not know of the child; the child or a relative; a holder of responsibility for it. */
  restricted: z.boolean(),
  familyOrSelf: z.boolean(),
  parentalResponsibility: z.boolean(),
  /** As assessed; null where it was not. */
  competence: z.boolean().nullable(),
  /** As assessed, or as presumed from age. */
  competent: z.boolean(),
  orderScope: z.array(z.string()),
  /** Custodians that have agreed to share with the actor’s agency for this purpose. */
  agreements: z.array(z.string()),
  /** Latest first. */
  consents: z.array(seenConsentSchema),
  /** Consents that there were besides, older than these. */
  furtherConsents: z.number().int(),
});

export type SeenConsent = z.infer<typeof seenConsentSchema>;
export type FactsSeen = z.infer<typeof factsSeenSchema>;

/** What of the facts the trail keeps. Pure. */
export function factsSeen({ actor, purpose, child, context }: DecisionFacts): FactsSeen {
  const consents = child.consents.toSorted((left, right) => right.givenAt - left.givenAt);
  const agreed = context.agreements.filter((each) => each.recipient === actor.agency && each.purpose === purpose);
  return {
    relationship: context.relationship,
    reasonableCause: context.reasonableCause,
    shieldOverride: context.shieldOverride,
    brokering: context.brokering,
    shielded: child.shielded,
    archived: child.archived,
    restricted: child.restrictedPersons.includes(actor.id),
    familyOrSelf: child.familyAndSelf.includes(actor.id),
    parentalResponsibility: child.parentalResponsibility.includes(actor.id),
    competence: child.competence,
    competent: isCompetent(child),
    orderScope: [...new Set(context.orderScope)],
    agreements: [...new Set(agreed.map(({ custodian }) => custodian))],
    consents: consents.slice(0, MOST_CONSENTS).map(seenConsent),
    furtherConsents: Math.max(0, consents.length - MOST_CONSENTS),
  };
}

function seenConsent({ categories, recipients, purposes, ...consent }: Consent): SeenConsent {
  return {
    giver: consent.giver,
    refusal: consent.refusal,
    explicit: consent.explicit,
    scope: consent.scope,
    categories: [...categories],
    recipients: [...recipients],
    purposes: [...purposes],
    givenAt: new Date(consent.givenAt).toISOString(),
    expiresAt: isoMoment(consent.expiresAt),
    withdrawnAt: isoMoment(consent.withdrawnAt),
  };
}

function isoMoment(milliseconds: number | null): string | null {
  return milliseconds === null ? null : new Date(milliseconds).toISOString();
}
