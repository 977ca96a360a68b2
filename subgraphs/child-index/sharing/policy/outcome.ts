import type { Effect } from './effect.ts';
import type { Obligation } from './obligation.ts';
import type { ReasonCode, RefusalReason } from './reason-code.ts';

/** What a rule gives when it matches. Every outcome has to be audited. */
export interface Outcome {
  readonly effect: Effect;
  readonly reason: ReasonCode;
  readonly obligations: readonly Obligation[];
  /** GraphQL field names that are released; null for every published field of the category; empty for none. */
  readonly fields: readonly string[] | null;
}

export function release(reason: ReasonCode, ...obligations: Obligation[]): Outcome {
  return { effect: 'RELEASE', reason, obligations: ['AUDIT', ...obligations], fields: null };
}

export function releaseReduced(fields: readonly string[], reason: ReasonCode, ...obligations: Obligation[]): Outcome {
  return { effect: 'RELEASE_REDUCED', reason, obligations: ['AUDIT', ...obligations], fields };
}

export function withhold(
  reason: 'ASK_CUSTODIAN' | 'ASK_SAFEGUARDING_HUB',
  ...obligations: readonly Obligation[]
): Outcome {
  return { effect: 'WITHHOLD', reason, obligations: ['AUDIT', 'LOG_WHOM_TO_ASK', ...obligations], fields: [] };
}

export function mask(): Outcome {
  return {
    effect: 'MASK',
    reason: 'UNSPECIFIED_SENSITIVE_SERVICE',
    obligations: ['AUDIT', 'LOG_WHOM_TO_ASK'],
    fields: [],
  };
}

/** Takes no reason: a hidden item that explained itself would not be hidden. */
export function hide(...obligations: Obligation[]): Outcome {
  return { effect: 'HIDE', reason: 'NOTHING_TO_TELL', obligations: ['AUDIT', ...obligations], fields: [] };
}

export function refuse(reason: RefusalReason): Outcome {
  return { effect: 'REFUSE', reason, obligations: ['AUDIT'], fields: [] };
}
