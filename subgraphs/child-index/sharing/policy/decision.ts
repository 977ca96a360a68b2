import type { Outcome } from './outcome.ts';
import type { RuleId } from './rule.ts';

/** What may happen to one item, on which rule, under which version of the policy. */
export interface Decision extends Outcome {
  /** ERR-1 where the policy itself failed, which is a denial. */
  readonly rule: RuleId | 'ERR-1';
  readonly policyVersion: string;
}
