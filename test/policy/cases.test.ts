import { describe, expect, test } from '@jest/globals';
import { decide } from '../../subgraphs/child-index/sharing/policy/decide.ts';
import type { Choice } from '../../subgraphs/child-index/sharing/policy/rule.ts';
import type { Outcome } from '../../subgraphs/child-index/sharing/policy/outcome.ts';
import { RULES } from '../../subgraphs/child-index/sharing/policy/rules.ts';
import { factsFromVector } from '../../subgraphs/child-index/sharing/policy/vector.ts';
import { folderOf, readCases } from './read-cases.ts';

const cases = readCases();

describe.each([...new Set(cases.map(({ folder }) => folder))])('%s', (folder) => {
  test.each(cases.filter((one) => one.folder === folder))('$sentence', ({ vector, expect: expected }) => {
    const { policyVersion, ...decided } = decide(factsFromVector(vector));
    expect(decided).toEqual(expected);
    expect(policyVersion).toMatch(/^\d+\.\d+\.\d+$/);
  });
});

describe('the cases', () => {
  test('are filed under the effect they expect', () => {
    const misfiled = cases.filter((one) => one.folder !== folderOf(one.expect.effect));
    expect(misfiled.map((one) => one.sentence)).toEqual([]);
  });

  test('reach every rule with every effect and reason that it can give', () => {
    const reached = new Set(cases.map(({ expect: { rule, effect, reason } }) => `${rule} ${effect} ${reason}`));
    const possible = RULES.flatMap((rule) =>
      outcomesIn(rule.outcome).map(({ effect, reason }) => `${rule.id} ${effect} ${reason}`),
    );
    expect(possible.filter((one) => !reached.has(one))).toEqual([]);
  });
});

function outcomesIn(outcome: Outcome | Choice): Outcome[] {
  return 'holds' in outcome ? [...outcomesIn(outcome.give), ...outcomesIn(outcome.otherwise)] : [outcome];
}
