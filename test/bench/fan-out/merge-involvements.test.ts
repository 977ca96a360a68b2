import { describe, expect, test } from '@jest/globals';
import { mergeInvolvements, representationsOf } from '../../../scripts/bench/fan-out/merge-involvements.ts';

const involvements = [
  { __typename: 'HealthInvolvement', id: 'a', agency: 'HEALTH', statement: 'sealed-a' },
  { __typename: 'EducationInvolvement', id: 'b', agency: 'EDUCATION', statement: 'sealed-b' },
  { __typename: 'WithheldInvolvement', id: 'c', agency: 'SOCIAL_CARE', howToAsk: 'Ring them.' },
  { __typename: 'HealthInvolvement', id: 'd', agency: 'HEALTH', statement: 'sealed-d' },
];

describe('the fan-out', () => {
  test('asks each agency about its own involvements and nobody about what is withheld', () => {
    expect(Object.fromEntries(representationsOf(involvements))).toEqual({
      HealthInvolvement: [
        { __typename: 'HealthInvolvement', id: 'a', statement: 'sealed-a' },
        { __typename: 'HealthInvolvement', id: 'd', statement: 'sealed-d' },
      ],
      EducationInvolvement: [{ __typename: 'EducationInvolvement', id: 'b', statement: 'sealed-b' }],
    });
  });

  test('puts each answer at its place in the list of the index, and keeps the statements', () => {
    const answered = new Map([
      ['EducationInvolvement', [{ since: '2021-09-01', yearGroup: '7' }]],
      ['HealthInvolvement', [{ since: '2010-01-01' }, { since: '2015-01-01' }]],
    ]);
    expect(mergeInvolvements(involvements, answered)).toEqual([
      { __typename: 'HealthInvolvement', id: 'a', agency: 'HEALTH', since: '2010-01-01' },
      { __typename: 'EducationInvolvement', id: 'b', agency: 'EDUCATION', since: '2021-09-01', yearGroup: '7' },
      { __typename: 'WithheldInvolvement', id: 'c', agency: 'SOCIAL_CARE', howToAsk: 'Ring them.' },
      { __typename: 'HealthInvolvement', id: 'd', agency: 'HEALTH', since: '2015-01-01' },
    ]);
  });
});
