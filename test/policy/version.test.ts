import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { PURPOSES, ROLES } from '../../schema/contract/actor.ts';
import { INFORMATION_CATEGORIES, type InformationCategory } from '../../schema/contract/information-category.ts';
import { decide } from '../../subgraphs/child-index/sharing/policy/decide.ts';
import type { DecisionFacts } from '../../subgraphs/child-index/sharing/policy/facts.ts';
import { RULES } from '../../subgraphs/child-index/sharing/policy/rules.ts';
import { POLICY_VERSION } from '../../subgraphs/child-index/sharing/policy/version.ts';
import { factsOf } from './facts-of.ts';

/** What the table of this version decides: raise POLICY_VERSION, then record the new print here beside it. */
const RECORDED = { version: '1.0.0', print: '86d982aaa0184ca8' };

test('the table does not decide differently under the same version', () => {
  const print = createHash('sha256');
  for (const { id, title, authority } of RULES) print.update(`${id}|${title}|${authority}\n`);
  for (const facts of everyCombination()) {
    const { rule, effect, reason, obligations, fields } = decide(facts);
    print.update(`${rule}|${effect}|${reason}|${obligations.join()}|${fields?.join() ?? '*'}\n`);
  }
  expect({ version: POLICY_VERSION, print: print.digest('hex').slice(0, 16) }).toEqual(RECORDED);
});

const consent = { giver: 'CHILD', categories: ['*'], recipients: ['*'], purposes: ['*'], givenAt: '2026-01-01' };
const CONSENTS = [
  [],
  [{ ...consent, scope: 'EXISTENCE', explicit: true }],
  [{ ...consent, scope: 'CONTACT', explicit: false }],
  [{ ...consent, scope: 'CONTENT', explicit: true }],
  [{ ...consent, refusal: true }],
];
const TWISTS = [
  {},
  { context: { relationship: false } },
  { context: { reasonableCause: true } },
  { context: { brokering: true, orderScope: ['*'], isa: [['HEALTH', 'EDUCATION', 'SERVICE']] } },
  { context: { reasonableCause: true, shieldOverride: true }, child: { shielded: true } },
  { child: { shielded: true } },
  { child: { archived: true } },
  { child: { familyAndSelf: ['asking'], keyHolders: ['asking'] } },
  { child: { competence: false } },
  { item: { sensitive: true }, context: { reasonableCause: true } },
  { item: { moreDetrimental: true }, context: { reasonableCause: true } },
  { item: { kind: 'DOMESTIC_ABUSE' } },
  { item: { agency: 'EDUCATION' } },
  { item: { agency: 'EDUCATION', unit: 'hill-school' } },
];

function* everyCombination(): Generator<DecisionFacts> {
  for (const role of ROLES) {
    for (const consents of CONSENTS) {
      for (const twist of TWISTS) {
        const facts = factsOf({ ...twist, actor: { role }, child: { age: 16, consents, ...twist.child } });
        for (const purpose of PURPOSES) {
          for (const category of Object.keys(INFORMATION_CATEGORIES) as InformationCategory[]) {
            yield { ...facts, purpose, item: { ...facts.item, category } };
          }
        }
      }
    }
  }
}
