import { isCustodian, type Custodian } from '../../../../schema/contract/agency.ts';
import type { DecidedItem } from '../decided-item.ts';

/** Whom an alert is for: a unit of a custodian, or the index team. */
export interface Audience {
  readonly audience: Custodian | 'HUB';
  /** Empty for the index team. */
  readonly unit: string;
}

/** An alert that decisions about one child oblige to. */
export interface DueAlert extends Audience {
  /** The rules that decided, for what this audience is told of. */
  readonly rules: readonly string[];
  /** Whether the access has to be reviewed within a working day. */
  readonly forReview: boolean;
}

/**
 * The alerts that decisions about one child oblige to, one for each audience. A release counts only where it was carried
 * out; that something stayed hidden from a person who must not know of the child, or because the policy itself failed, is
 * told to the index team regardless.
 * A custodian is told only of what was its own. Pure.
 * @param told the decisions that something was told on
 */
export function alertsOf(decided: readonly DecidedItem[], told: readonly DecidedItem[]): DueAlert[] {
  const due = new Map<string, { audience: Audience; rules: Set<string>; forReview: boolean }>();
  const add = (audience: Audience, { decision }: DecidedItem) => {
    const key = `${audience.audience} ${audience.unit}`;
    const alert = due.get(key) ?? { audience, rules: new Set(), forReview: false };
    alert.rules.add(decision.rule);
    alert.forReview ||= decision.obligations.includes('REVIEW_NEXT_WORKING_DAY');
    due.set(key, alert);
  };
  for (const item of decided) {
    if (releases(item) && !told.includes(item)) continue;
    const { agency, unit } = item.item;
    const { obligations } = item.decision;
    if (obligations.includes('ALERT_CUSTODIAN') && isCustodian(agency)) add({ audience: agency, unit }, item);
    if (obligations.includes('ALERT_INDEX_TEAM') || obligations.includes('ALARM'))
      add({ audience: 'HUB', unit: '' }, item);
  }
  return [...due.values()].map(({ audience, rules, forReview }) => ({ ...audience, rules: [...rules], forReview }));
}

function releases({ decision }: DecidedItem): boolean {
  return decision.effect === 'RELEASE' || decision.effect === 'RELEASE_REDUCED';
}
