import { expect, test } from '@jest/globals';
import { comparePolicies, type Change, type Verdict } from '../../../scripts/decide/compare-policies.ts';
import { changeLine, summaryOf } from '../../../scripts/decide/diff-report.ts';
import type { Question } from '../../../scripts/decide/question.ts';
import { LEGAL_REGIME } from '../../../subgraphs/child-index/sharing/policy/legal-regime.ts';
import { factsOf } from '../../policy/facts-of.ts';

const question = (change: Partial<Question> = {}): Question => ({
  child: 'plain',
  persona: 'teacher',
  purpose: 'SERVICE',
  override: false,
  category: 'INV_TARGETED',
  holder: 'HEALTH/practice-1',
  factsUnder: () => factsOf(),
  ...change,
});
const verdict = (rule: string, effect: Verdict['effect'], fields: string[] | null = null): Verdict => ({
  rule,
  effect,
  fields,
});
const compare = (before: Verdict, after: Verdict) => [
  ...comparePolicies(
    [question()],
    { decide: () => before, regime: LEGAL_REGIME },
    { decide: () => after, regime: LEGAL_REGIME },
  ),
];
const released = verdict('CNS-1', 'RELEASE');
const withheld = verdict('REF-1', 'WITHHOLD');

test('a decision changes when its rule, its effect or the fields that it releases do', () => {
  expect(compare(released, { ...released })).toEqual([null]);
  expect(compare(released, { ...released, rule: 'ISA-1' })).toHaveLength(1);
  expect(compare(released, { ...released, rule: 'ISA-1' })[0]).not.toBeNull();
  expect(compare(released, withheld)[0]).toMatchObject({ before: released, after: withheld });
  const reduced = verdict('REL-1', 'RELEASE_REDUCED', ['givenName']);
  expect(compare(reduced, { ...reduced, fields: ['givenName', 'dateOfBirth'] })[0]).not.toBeNull();
});

test('a line says for whom, of what, and from what to what', () => {
  const change: Change = {
    question: question({ override: true, purpose: 'EMERGENCY' }),
    before: released,
    after: withheld,
  };
  expect(changeLine(change).split('\t')).toEqual([
    'plain',
    'teacher',
    'EMERGENCY with override',
    'INV_TARGETED',
    'HEALTH/practice-1',
    'CNS-1 RELEASE -> REF-1 WITHHOLD',
  ]);
});

test('the summary counts by what changed, most first, and says whether more or less is told', () => {
  const less = { before: released, after: withheld };
  const changes: Change[] = [
    { question: question(), before: withheld, after: released },
    { question: question(), ...less },
    { question: question({ child: 'shielded' }), ...less },
    { question: question(), before: released, after: verdict('ISA-1', 'RELEASE') },
  ];
  expect(summaryOf(changes, 50).split('\n')).toEqual([
    '4 of 50 decisions change (children: 2):',
    '  2\tCNS-1 RELEASE -> REF-1 WITHHOLD\t(less is told, children: 2)',
    '  1\tREF-1 WITHHOLD -> CNS-1 RELEASE\t(more is told, children: 1)',
    '  1\tCNS-1 RELEASE -> ISA-1 RELEASE\t(as much is told, children: 1)',
  ]);
  expect(summaryOf([], 50)).toBe('No decision changes (50 compared).');
});
