import { isInformationCategory } from '../../../../schema/contract/information-category.ts';
import type { Decision } from './decision.ts';
import type { DecisionFacts } from './facts.ts';
import { EXCEPTIONAL_ACCESS } from './obligation.ts';
import { hide, type Outcome } from './outcome.ts';
import { outcomeOf } from './rule.ts';
import { RULES } from './rules.ts';
import { isShieldOverridden } from './shield.ts';
import { POLICY_VERSION } from './version.ts';

const HIDDEN = hide();
const FAILED = hide('ALARM');

/**
 * Decides what one actor may be told of one item about one child: the first rule of the table that matches. Pure and
 * total: an error in a rule denies, with rule ERR-1 and the obligation to alarm, and so does a table that has no
 * matching rule.
 */
export function decide(facts: DecisionFacts): Decision {
  try {
    for (const rule of RULES) {
      if (!rule.when(facts)) continue;
      const outcome = outcomeOf(rule, facts);
      // No rule opens, or even mentions, a category that nobody has described.
      if (tellsSomething(outcome) && !isInformationCategory(facts.item.category)) return decision('DEF-2', HIDDEN);
      return decision(rule.id, isShieldOverridden(facts) ? asExceptional(outcome) : outcome);
    }
  } catch {
    // What went wrong may name the child or the actor, so it goes no further than the alarm.
    return decision('ERR-1', FAILED);
  }
  return decision('ERR-1', FAILED);
}

function decision(rule: Decision['rule'], { effect, reason, obligations, fields }: Outcome): Decision {
  return { rule, effect, reason, obligations, fields, policyVersion: POLICY_VERSION };
}

function tellsSomething({ effect }: Outcome): boolean {
  return effect !== 'HIDE' && effect !== 'REFUSE';
}

/** A release from behind a shield is exceptional on whatever ground it was made. */
function asExceptional(outcome: Outcome): Outcome {
  if (outcome.effect !== 'RELEASE' && outcome.effect !== 'RELEASE_REDUCED') return outcome;
  return { ...outcome, obligations: [...new Set([...outcome.obligations, ...EXCEPTIONAL_ACCESS])] };
}
