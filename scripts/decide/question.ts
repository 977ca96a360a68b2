import type { DecisionFacts } from '../../subgraphs/child-index/sharing/policy/facts.ts';
import type { LegalRegime } from '../../subgraphs/child-index/sharing/policy/legal-regime.ts';

/** One decision to be taken, and how to speak of it to people. */
export interface Question {
  readonly child: string;
  readonly persona: string;
  readonly purpose: string;
  /** Whether the actor declared an override and recorded a cause. */
  readonly override: boolean;
  readonly category: string;
  /** Agency and unit of the record; the index’s own is `HUB`. */
  readonly holder: string;
  /** The facts as they are where the law has these dates and ages. */
  factsUnder(regime: LegalRegime): DecisionFacts;
}
