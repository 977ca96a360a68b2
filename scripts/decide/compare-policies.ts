import type { Decision } from '../../subgraphs/child-index/sharing/policy/decision.ts';
import type { DecisionFacts } from '../../subgraphs/child-index/sharing/policy/facts.ts';
import type { LegalRegime } from '../../subgraphs/child-index/sharing/policy/legal-regime.ts';
import type { Question } from './question.ts';

/** What a version of the policy decides, as far as the actor sees it. */
export type Verdict = Pick<Decision, 'effect' | 'fields'> & { readonly rule: string };

/** One version of the policy: its rules, and the law they stood on. */
export interface Policy {
  readonly decide: (facts: DecisionFacts) => Verdict;
  readonly regime: LegalRegime;
}

/** A decision that the two versions take differently. */
export interface Change {
  readonly question: Question;
  readonly before: Verdict;
  readonly after: Verdict;
}

/**
 * Takes each decision under two versions of the policy and yields those on which rule, effect or released fields differ.
 * Pure.
 */
export function* comparePolicies(
  questions: Iterable<Question>,
  before: Policy,
  after: Policy,
): Generator<Change | null> {
  for (const question of questions) {
    const old = before.decide(question.factsUnder(before.regime));
    const current = after.decide(question.factsUnder(after.regime));
    yield isSame(old, current) ? null : { question, before: old, after: current };
  }
}

function isSame(left: Verdict, right: Verdict): boolean {
  return left.rule === right.rule && left.effect === right.effect && left.fields?.join() === right.fields?.join();
}
