import type { AuditEntry } from '../../../../schema/contract/audit-entry.ts';
import { RULES } from '../policy/rules.ts';
import type { DecisionExplanation, ExplainedItem } from './decision-explanation.type.ts';
import type { FactsSeen, SeenConsent } from './facts-seen.ts';
import { recordedDecision, type RecordedItem } from './recorded-decision.ts';
import type { SeenConsentType, SeenFacts } from './seen-facts.type.ts';

const RULE_BY_ID = new Map(RULES.map((rule) => [rule.id as string, rule]));

/** Who reads the explanation: an auditor learns less of the child than those who maintain the index. */
export type ExplanationReader = 'INDEX_MANAGER' | 'AUDITOR';

/**
 * A decision as its readers may see it. Neither of them learns which service a sensitive item was about, nor that the
 * child has another identity, and an auditor no consent about a sensitive service (SI 2007/2182 reg. 6 and 11(3);
 * UK GDPR Art. 5(1)(c)). Pure.
 */
export function explainDecision(entry: AuditEntry, reader: ExplanationReader): DecisionExplanation {
  const { policyVersion, explanationOnly, facts, decisions } = recordedDecision(entry);
  const { id, at, childIds, actor, purpose } = entry;
  return {
    auditEntryId: id,
    at: new Date(at),
    childId: childIds[0] ?? '',
    actor,
    purpose,
    policyVersion,
    explanationOnly,
    facts: facts === null ? null : seenFacts(facts, reader),
    items: decisions.filter(({ category }) => category !== 'IDENTITY_LINK').map(explainedItem),
  };
}

function explainedItem({ category, agency, unit, sensitive, rule, effect, obligations }: RecordedItem): ExplainedItem {
  const told = !sensitive && category !== 'INV_SENSITIVE';
  const { title = null, authority = null } = RULE_BY_ID.get(rule) ?? {};
  return {
    category,
    agency: told ? agency : null,
    unit: told ? unit : null,
    rule,
    title,
    authority,
    effect,
    obligations,
  };
}

function seenFacts({ consents, ...facts }: FactsSeen, reader: ExplanationReader): SeenFacts {
  const told = consents.filter(({ categories }) => reader !== 'AUDITOR' || !categories.includes('INV_SENSITIVE'));
  return { ...facts, consents: told.map(seenConsent) };
}

function seenConsent({ givenAt, expiresAt, withdrawnAt, ...consent }: SeenConsent): SeenConsentType {
  return {
    ...consent,
    givenAt: new Date(givenAt),
    expiresAt: expiresAt === null ? null : new Date(expiresAt),
    withdrawnAt: withdrawnAt === null ? null : new Date(withdrawnAt),
  };
}
