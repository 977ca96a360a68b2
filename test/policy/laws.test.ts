import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decide } from '../../subgraphs/child-index/sharing/policy/decide.ts';
import type { Decision } from '../../subgraphs/child-index/sharing/policy/decision.ts';
import { EFFECTS } from '../../subgraphs/child-index/sharing/policy/effect.ts';
import type { Consent, DecisionFacts } from '../../subgraphs/child-index/sharing/policy/facts.ts';
import { isSensitive } from '../../subgraphs/child-index/sharing/policy/item.ts';
import { RULES } from '../../subgraphs/child-index/sharing/policy/rules.ts';
import { anyConsent, anyFacts, NOW, withConsents } from './arbitrary-facts.ts';

const RUNS = { numRuns: 10_000 };
const DENIED = ['HIDE', 'REFUSE'];

/** The larger, the more is told. */
function openness({ effect }: Decision): number {
  return EFFECTS.length - EFFECTS.indexOf(effect);
}

const seen = ({ effect, reason, fields }: Decision) => ({ effect, reason, fields });

/** A decision by whoever may decide for the child, about everything, which has been in force for a day. */
function decisionOf(giver: Consent['giver'], change: Partial<Consent>): Consent {
  return {
    giver,
    giverId: null,
    refusal: false,
    explicit: true,
    scope: 'CONTENT',
    categories: ['*'],
    recipients: ['*'],
    purposes: ['*'],
    givenAt: NOW - 86_400_000,
    expiresAt: null,
    withdrawnAt: null,
    ...change,
  };
}

function everyGiver(change: Partial<Consent>): Consent[] {
  return [decisionOf('CHILD', change), decisionOf('PR_HOLDER', change)];
}

describe('the table', () => {
  test('has one rule to an id', () => {
    expect(new Set(RULES.map((rule) => rule.id)).size).toBe(RULES.length);
  });

  test('ends in a rule that always matches', () => {
    fc.assert(fc.property(anyFacts, (facts) => RULES.at(-1)?.when(facts) === true));
  });

  test('decides by the first rule that matches', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(decide(facts).rule).toBe(RULES.find((rule) => rule.when(facts))?.id);
      }),
      RUNS,
    );
  });

  test('gives the same answer whenever it is asked', () => {
    fc.assert(fc.property(anyFacts, (facts) => expect(decide(facts)).toEqual(decide(structuredClone(facts)))));
  });
});

describe('more restriction never opens more', () => {
  test('adding a refusal', () => {
    fc.assert(
      fc.property(anyFacts, anyConsent, fc.nat(3), (facts, consent, position) => {
        const consents = facts.child.consents.toSpliced(position, 0, { ...consent, refusal: true });
        expect(openness(decide(withConsents(facts, consents)))).toBeLessThanOrEqual(openness(decide(facts)));
      }),
      RUNS,
    );
  });

  test('withdrawing a decision now', () => {
    fc.assert(
      fc.property(anyFacts, fc.nat(2), (facts, position) => {
        const withdrawn = facts.child.consents.map((consent, index) =>
          index === position ? { ...consent, withdrawnAt: consent.withdrawnAt ?? facts.now } : consent,
        );
        expect(openness(decide(withConsents(facts, withdrawn)))).toBeLessThanOrEqual(openness(decide(facts)));
      }),
      RUNS,
    );
  });

  test.each<[string, (facts: DecisionFacts) => DecisionFacts]>([
    ['putting up a shield', (facts) => ({ ...facts, child: { ...facts.child, shielded: true } })],
    ['archiving', (facts) => ({ ...facts, child: { ...facts.child, archived: true } })],
    [
      'restricting the actor',
      (facts) => ({ ...facts, child: { ...facts.child, restrictedPersons: [facts.actor.id] } }),
    ],
    [
      'marking the item as telling who raised a concern',
      (facts) => ({ ...facts, item: { ...facts.item, informantIdentity: true } }),
    ],
    ['losing good standing', (facts) => ({ ...facts, actor: { ...facts.actor, standing: null } })],
    ['ending the relationship', (facts) => ({ ...facts, context: { ...facts.context, relationship: false } })],
    ['ending every sharing agreement', (facts) => ({ ...facts, context: { ...facts.context, agreements: [] } })],
  ])('%s', (_, restrict) => {
    fc.assert(
      fc.property(anyFacts, (facts) => openness(decide(restrict(facts))) <= openness(decide(facts))),
      RUNS,
    );
  });

  test('consents that arrive in another order decide the same', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(decide(withConsents(facts, facts.child.consents.toReversed()))).toEqual(decide(facts));
      }),
      RUNS,
    );
  });
});

describe('what is not told does not tell why', () => {
  const silences: [string, Consent[]][] = [
    ['refused', everyGiver({ refusal: true })],
    ['withdrawn', everyGiver({ withdrawnAt: NOW })],
    ['expired', everyGiver({ expiresAt: NOW })],
  ];

  test.each(silences)('a sensitive item gets the identical decision whether never asked or %s', (_, consents) => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        fc.pre(isSensitive(facts.item));
        expect(decide(withConsents(facts, consents))).toEqual(decide(withConsents(facts, [])));
      }),
      RUNS,
    );
  });

  test.each(silences)('without an agreement the reader cannot tell never asked from %s', (_, consents) => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const alone = { ...facts, context: { ...facts.context, agreements: [] } };
        expect(seen(decide(withConsents(alone, consents)))).toEqual(seen(decide(withConsents(alone, []))));
      }),
      RUNS,
    );
  });

  test('everything hidden has one reason and no fields', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const decision = decide(facts);
        fc.pre(decision.effect === 'HIDE');
        expect(seen(decision)).toEqual({ effect: 'HIDE', reason: 'NOTHING_TO_TELL', fields: [] });
      }),
    );
  });

  test('only a release names fields', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { effect, fields } = decide(facts);
        expect(fields === null).toBe(effect === 'RELEASE');
        expect((fields?.length ?? 0) > 0).toBe(effect === 'RELEASE_REDUCED');
      }),
    );
  });
});

describe('default deny', () => {
  test.each<[string, (facts: DecisionFacts) => DecisionFacts]>([
    ['category', (facts) => ({ ...facts, item: { ...facts.item, category: null } })],
    ['role', (facts) => ({ ...facts, actor: { ...facts.actor, role: null } })],
    ['purpose', (facts) => ({ ...facts, purpose: null })],
  ])('an unknown %s is denied', (_, forget) => {
    fc.assert(
      fc.property(anyFacts, (facts) => expect(DENIED).toContain(decide(forget(facts)).effect)),
      RUNS,
    );
  });

  test('a category outside the contract is denied even where the types were evaded', () => {
    fc.assert(
      fc.property(anyFacts, fc.string(), (facts, category) => {
        const evaded: unknown = { ...facts, item: { ...facts.item, category: `${category}?` } };
        expect(DENIED).toContain(decide(evaded as DecisionFacts).effect);
      }),
    );
  });

  test('every decision has to be audited', () => {
    fc.assert(fc.property(anyFacts, (facts) => expect(decide(facts).obligations).toContain('AUDIT')));
  });

  test('what are not facts at all are denied with an alarm, and never thrown back', () => {
    fc.assert(
      fc.property(fc.anything(), (junk) => {
        expect(decide(junk as DecisionFacts)).toMatchObject({
          rule: 'ERR-1',
          effect: 'HIDE',
          obligations: ['AUDIT', 'ALARM'],
        });
      }),
    );
  });

  test('facts with a part missing or spoiled never throw', () => {
    fc.assert(
      fc.property(
        anyFacts,
        fc.constantFrom<keyof DecisionFacts>('actor', 'purpose', 'child', 'item', 'context', 'now'),
        fc.anything(),
        (facts, part, junk) => {
          const spoiled: unknown = { ...facts, [part]: junk };
          expect(EFFECTS).toContain(decide(spoiled as DecisionFacts).effect);
        },
      ),
      RUNS,
    );
  });
});
