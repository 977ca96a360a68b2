import type { DecisionFacts } from './facts.ts';
import type { Outcome } from './outcome.ts';

/** The rows of the sharing policy, as practitioners, auditors and the decision log cite them. */
export type RuleId =
  | `ACC-${1 | 2 | 3}`
  | 'CON-1'
  | 'PRO-1'
  | 'ARC-1'
  | 'THP-1'
  | 'AUD-1'
  | 'SHD-1'
  | `SAR-${1 | 2 | 3 | 4 | 5}`
  | `STW-${1 | 2 | 3}`
  | `OWN-${1 | 2}`
  | 'EMG-1'
  | 'STA-1'
  | `SAF-${0 | 1 | 2}`
  | `SEN-${1 | 2 | 3}`
  | 'REL-1'
  | `POL-${1 | 2 | 3}`
  | 'IDX-1'
  | 'UNI-1'
  | 'STS-1'
  | 'REF-1'
  | 'CNS-1'
  | 'S17-1'
  | 'ISA-1'
  | `DEF-${1 | 2}`;

/** One row. The first row of the table whose `when` holds decides. */
export interface Rule {
  readonly id: RuleId;
  /** The row in one sentence, for readers who do not program. */
  readonly title: string;
  /** The law, regulation or guidance that the row rests on. */
  readonly authority: string;
  readonly when: (facts: DecisionFacts) => boolean;
  readonly outcome: Outcome | Choice;
}

/** Two outcomes of one row, and in words what parts them. */
export interface Choice {
  readonly where: string;
  readonly holds: (facts: DecisionFacts) => boolean;
  readonly give: Outcome | Choice;
  readonly otherwise: Outcome | Choice;
}

/** The outcome of a matching row for these facts. */
export function outcomeOf(rule: Rule, facts: DecisionFacts): Outcome {
  let outcome = rule.outcome;
  while ('holds' in outcome) outcome = outcome.holds(facts) ? outcome.give : outcome.otherwise;
  return outcome;
}
