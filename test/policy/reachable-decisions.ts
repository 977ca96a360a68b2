import { PURPOSES, ROLES, type Purpose } from '../../schema/contract/actor.ts';
import { INFORMATION_CATEGORIES, type InformationCategory } from '../../schema/contract/information-category.ts';
import { decide } from '../../subgraphs/child-index/sharing/policy/decide.ts';
import type { Effect } from '../../subgraphs/child-index/sharing/policy/effect.ts';
import type { DecisionFacts } from '../../subgraphs/child-index/sharing/policy/facts.ts';
import type { Outcome } from '../../subgraphs/child-index/sharing/policy/outcome.ts';
import type { Choice, RuleId } from '../../subgraphs/child-index/sharing/policy/rule.ts';
import { RULES } from '../../subgraphs/child-index/sharing/policy/rules.ts';
import { factsOf, type VectorChange } from './facts-of.ts';

/** That the table, asked for a purpose, can decide so by this rule. */
export interface ReachableDecision {
  readonly purpose: Purpose;
  readonly rule: RuleId | 'ERR-1';
  readonly effect: Effect;
}

const asked = { recipients: ['*'], purposes: ['*'], categories: ['*'], givenAt: '2026-01-01' };
const CONSENTS = [
  [],
  [{ ...asked, giver: 'CHILD', scope: 'EXISTENCE', explicit: true }],
  [{ ...asked, giver: 'CHILD', scope: 'CONTENT', explicit: true }],
  [{ ...asked, giver: 'CHILD', refusal: true }],
];

/** What may be out of the ordinary, one thing at a time, or as many as one rule needs together. */
const CIRCUMSTANCES: readonly VectorChange[] = [
  {},
  { actor: { accreditation: 'SUSPENDED' } },
  { context: { reason: null } },
  { context: { relationship: false } },
  { context: { reasonableCause: true } },
  { context: { brokering: true } },
  { context: { orderScope: ['*'] } },
  { context: { isa: PURPOSES.map((purpose) => ['HEALTH', 'EDUCATION', purpose]) } },
  { context: { reasonableCause: true, shieldOverride: true }, child: { shielded: true } },
  { child: { shielded: true } },
  { child: { archived: true } },
  { child: { restrictedPersons: ['asking'] } },
  { child: { familyAndSelf: ['asking'], keyHolders: ['asking'] } },
  { child: { familyAndSelf: ['asking'], competence: false } },
  { item: { sensitive: true } },
  { item: { sensitive: true }, context: { reasonableCause: true } },
  { item: { thirdParty: true } },
  { item: { informantIdentity: true } },
  { item: { moreDetrimental: true }, context: { reasonableCause: true } },
  { item: { kind: 'DOMESTIC_ABUSE' } },
  { item: { agency: 'EDUCATION' } },
  { item: { agency: 'EDUCATION', unit: 'hill-school' } },
];

/** Every purpose, rule and effect that go together, found by asking the table about every sort of facts. */
export function reachableDecisions(): readonly ReachableDecision[] {
  const found = new Map<string, ReachableDecision>();
  for (const facts of everySort()) {
    const { rule, effect } = decide(facts);
    if (facts.purpose === null) continue;
    found.set(`${facts.purpose} ${rule} ${effect}`, { purpose: facts.purpose, rule, effect });
  }
  return [...found.values()];
}

/** Each rule with each effect that its row names, as `DEF-1 WITHHOLD`. */
export function outcomesOfTheTable(): readonly string[] {
  return [...new Set(RULES.flatMap(({ id, outcome }) => effectsIn(outcome).map((effect) => `${id} ${effect}`)))];
}

function effectsIn(outcome: Outcome | Choice): readonly Effect[] {
  return 'holds' in outcome ? [...effectsIn(outcome.give), ...effectsIn(outcome.otherwise)] : [outcome.effect];
}

function* everySort(): Generator<DecisionFacts> {
  for (const role of ROLES) {
    for (const consents of CONSENTS) {
      for (const change of CIRCUMSTANCES) {
        const facts = factsOf({
          ...change,
          actor: { role, ...change.actor },
          child: { age: 16, consents, ...change.child },
        });
        for (const purpose of PURPOSES) {
          for (const category of Object.keys(INFORMATION_CATEGORIES) as InformationCategory[]) {
            yield { ...facts, purpose, item: { ...facts.item, category } };
          }
        }
      }
    }
  }
}
