import type { Custodian } from '../../../../schema/contract/agency.ts';
import type { InformationCategory } from '../../../../schema/contract/information-category.ts';
import type { RequestContext } from '../../../../schema/contract/request-context.ts';
import { decideItems, type DecidedItem } from '../decided-item.ts';
import { isCompetent } from '../policy/competence.ts';
import { decide } from '../policy/decide.ts';
import type { Consent, DecisionFacts } from '../policy/facts.ts';
import { isSensitive, scopeAsked } from '../policy/item.ts';
import { REASONS, type ReasonCode } from '../policy/reason-code.ts';
import type { SharingRecord } from '../sharing-record.ts';
import { nextStep, SPEAK_WITH_INDEX_TEAM } from './next-step.ts';
import type { NeededConsent, SharingExplanation } from './sharing-explanation.type.ts';

/** One explanation of everything hidden, so that none of it can be told from the rest. */
const NOTHING: SharingExplanation = {
  effect: 'HIDE',
  reason: REASONS.NOTHING_TO_TELL,
  nextStep: SPEAK_WITH_INDEX_TEAM,
  consentThatWouldOpen: null,
};

/**
 * What the actor would be told of information of one kind at one agency, and why. Decided on an item that stands for any
 * such record, so that it does not depend on whether there is one. A masked item is explained like a hidden one: that
 * some sensitive service is involved shows where one is, and not before (SI 2007/2182 reg. 11(3)). Pure.
 */
export function explainSharing(
  record: SharingRecord,
  request: RequestContext,
  category: InformationCategory,
  agency: Custodian,
  now: number,
): { readonly decided: readonly DecidedItem[]; readonly explanation: SharingExplanation } {
  // No unit: the record of any unit of the agency.
  const item = { category, agency, unit: '', kind: null, sensitive: category === 'INV_SENSITIVE' };
  const decided = decideItems(record, request, [item], now);
  const [only] = decided;
  return { decided, explanation: only === undefined ? NOTHING : explanationOf(only, agency) };
}

function explanationOf({ decision, facts }: DecidedItem, agency: Custodian): SharingExplanation {
  const { effect, reason } = decision;
  if (effect === 'HIDE' || effect === 'MASK' || effect === 'REFUSE') return NOTHING;
  return {
    effect,
    reason: textOf(reason),
    nextStep: nextStep(decision, agency),
    consentThatWouldOpen: effect === 'WITHHOLD' ? consentThatWouldOpen(facts) : null,
  };
}

function textOf(reason: ReasonCode): string {
  return reason in REASONS ? REASONS[reason as keyof typeof REASONS] : REASONS.NOTHING_TO_TELL;
}

/** Found by trying it, in place of the consents there are, which it therefore says nothing about. */
function consentThatWouldOpen(facts: DecisionFacts): NeededConsent | null {
  const { child, item, now } = facts;
  if (item.category === null || isSensitive(item)) return null;
  const scope = scopeAsked(item);
  const given: Consent = {
    giver: isCompetent(child) ? 'CHILD' : 'PR_HOLDER',
    giverId: null,
    refusal: false,
    explicit: true,
    scope,
    categories: [item.category],
    recipients: ['*'],
    purposes: ['*'],
    givenAt: now,
    expiresAt: null,
    withdrawnAt: null,
  };
  const { effect } = decide({ ...facts, child: { ...child, consents: [given] } });
  return effect === 'RELEASE' ? { scope, categories: [item.category] } : null;
}
