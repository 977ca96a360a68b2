import { expect, test } from '@jest/globals';
import { isCompetent } from '../../../../../subgraphs/child-index/sharing/policy/competence.ts';

test.each([
  ['a child of fifteen without an assessment is not competent', 15, null, false],
  ['a young person of sixteen is presumed competent', 16, null, true],
  ['a younger child assessed as competent is', 12, true, true],
  ['a young person assessed as not competent is not', 17, false, false],
  ['a child of unknown age is not presumed competent', null, null, false],
])('%s', (_, age, competence, expected) => {
  expect(isCompetent({ age, competence })).toBe(expected);
});
