import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { consentFor, type ConsentAnswer } from '../../subgraphs/child-index/sharing/policy/consent.ts';
import { decide } from '../../subgraphs/child-index/sharing/policy/decide.ts';
import { EFFECTS } from '../../subgraphs/child-index/sharing/policy/effect.ts';
import type { Consent, DecisionFacts } from '../../subgraphs/child-index/sharing/policy/facts.ts';
import { anyConsent, anyFacts, NOW, withConsents } from './arbitrary-facts.ts';
import { factsOf } from './facts-of.ts';

const RUNS = { numRuns: 10_000 };
/** What consent answers, from least to most open; a dispute opens no more than a refusal. */
const RANK: Readonly<Record<ConsentAnswer, number>> = { REFUSED: 0, DISPUTED: 0, NONE: 1, SHORT: 2, GIVEN: 3 };

/** Facts in which consents mostly count: an actor in good standing with a lasting relationship, and several consents. */
const consenting = fc
  .tuple(anyFacts, fc.array(anyConsent, { minLength: 1, maxLength: 5 }))
  .map(([facts, consents]): DecisionFacts => withConsents(facts, consents));

const openness = (facts: DecisionFacts) => EFFECTS.length - EFFECTS.indexOf(decide(facts).effect);
const rank = (facts: DecisionFacts) => RANK[consentFor(facts)];
const isGrant = ({ refusal, withdrawnAt }: Consent) => !refusal && (withdrawnAt === null || withdrawnAt > NOW);
const decidedAt = ({ givenAt, withdrawnAt }: Consent) =>
  withdrawnAt !== null && withdrawnAt <= NOW ? withdrawnAt : givenAt;

/** Whether a decision bears on the item, actor and purpose at all: made a refusal and left alone, it would refuse. */
function counts(consent: Consent, facts: DecisionFacts): boolean {
  return consentFor(withConsents(facts, [{ ...consent, refusal: true }])) === 'REFUSED';
}

function without(facts: DecisionFacts, removed: Consent): DecisionFacts {
  return withConsents(
    facts,
    facts.child.consents.filter((consent) => consent !== removed),
  );
}

describe('removing what grants', () => {
  test('never widens when all of it goes', () => {
    fc.assert(
      fc.property(consenting, (facts) => {
        const refusals = withConsents(
          facts,
          facts.child.consents.filter((consent) => !isGrant(consent)),
        );
        expect(openness(refusals)).toBeLessThanOrEqual(openness(facts));
        expect(rank(refusals)).toBeLessThanOrEqual(rank(facts));
      }),
      RUNS,
    );
  });

  test('never widens where it was not the last word', () => {
    fc.assert(
      fc.property(consenting, fc.nat(4), (facts, position) => {
        const removed = facts.child.consents[position % facts.child.consents.length]!;
        const counting = facts.child.consents.filter((consent) => counts(consent, facts));
        const last = Math.max(...counting.map(decidedAt));
        fc.pre(isGrant(removed) && (!counting.includes(removed) || decidedAt(removed) < last));
        expect(rank(without(facts, removed))).toBeLessThanOrEqual(rank(facts));
        expect(openness(without(facts, removed))).toBeLessThanOrEqual(openness(facts));
      }),
      RUNS,
    );
  });

  test('never widens where it was the last word, reached as far as any other, and parents were not in dispute', () => {
    fc.assert(
      fc.property(consenting, fc.nat(4), (facts, position) => {
        const removed = facts.child.consents[position % facts.child.consents.length]!;
        const reach = (consent: Consent) => rank(withConsents(facts, [consent]));
        const others = facts.child.consents.filter((consent) => consent !== removed && counts(consent, facts));
        fc.pre(isGrant(removed) && others.every((other) => reach(other) <= reach(removed)));
        fc.pre(consentFor(facts) !== 'DISPUTED');
        expect(rank(without(facts, removed))).toBeLessThanOrEqual(rank(facts));
        expect(openness(without(facts, removed))).toBeLessThanOrEqual(openness(facts));
      }),
      RUNS,
    );
  });

  const given = { giver: 'PR_HOLDER', explicit: true, scope: 'CONTENT', categories: ['*'], recipients: ['*'] };
  const ofPurpose = { ...given, purposes: ['*'] };
  test.each([
    [
      'a later consent that goes less far is what kept an earlier one from counting',
      [
        { ...ofPurpose, giverId: 'mother', givenAt: '2026-01-01' },
        { ...ofPurpose, giverId: 'mother', givenAt: '2026-02-01', scope: 'EXISTENCE' },
      ],
      ['WITHHOLD', 'RELEASE'],
    ],
    [
      'a parent’s consent after a court’s is what revived their dispute',
      [
        { ...ofPurpose, giverId: 'father', givenAt: '2026-01-01', refusal: true },
        { ...ofPurpose, giver: 'COURT', givenAt: '2026-02-01' },
        { ...ofPurpose, giverId: 'mother', givenAt: '2026-03-01' },
      ],
      ['WITHHOLD', 'RELEASE'],
    ],
  ])('widens where %s', (_, consents, [before, after]) => {
    const child = { age: 9 };
    expect(decide(factsOf({ child: { ...child, consents } })).effect).toBe(before);
    expect(decide(factsOf({ child: { ...child, consents: consents.slice(0, -1) } })).effect).toBe(after);
  });
});

describe('of consents recorded at the same instant', () => {
  const atOnce = fc.tuple(consenting, fc.integer({ min: -3, max: 0 })).map(([facts, days]) =>
    withConsents(
      facts,
      facts.child.consents.map((each) => ({ ...each, givenAt: NOW + days * 86_400_000, withdrawnAt: null })),
    ),
  );

  test('the order is irrelevant', () => {
    fc.assert(
      fc.property(
        atOnce.chain((facts) =>
          fc.tuple(
            fc.constant(facts),
            fc.shuffledSubarray([...facts.child.consents], { minLength: facts.child.consents.length }),
          ),
        ),
        ([facts, shuffled]) => {
          expect(decide(withConsents(facts, shuffled))).toEqual(decide(facts));
        },
      ),
      RUNS,
    );
  });

  test('the refusal wins', () => {
    fc.assert(
      fc.property(atOnce, fc.nat(4), (facts, position) => {
        const model = facts.child.consents[position % facts.child.consents.length]!;
        const refusal = { ...model, refusal: true };
        fc.pre(counts(refusal, facts));
        const answer = consentFor(withConsents(facts, [...facts.child.consents, refusal]));
        expect(['REFUSED', 'DISPUTED']).toContain(answer);
      }),
      RUNS,
    );
  });
});

test('a refusal and a shield together never open more than either alone', () => {
  fc.assert(
    fc.property(consenting, anyConsent, (facts, consent) => {
      const refused = withConsents(facts, [...facts.child.consents, { ...consent, refusal: true }]);
      const shielded = (one: DecisionFacts) => ({ ...one, child: { ...one.child, shielded: true } });
      const both = openness(shielded(refused));
      expect(both).toBeLessThanOrEqual(Math.min(openness(refused), openness(shielded(facts))));
    }),
    RUNS,
  );
});
