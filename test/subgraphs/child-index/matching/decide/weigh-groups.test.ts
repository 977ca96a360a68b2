import { expect, test } from '@jest/globals';
import { weighGroups } from '../../../../../subgraphs/child-index/matching/decide/weigh-groups.ts';
import { DEFAULT_MODEL } from '../../../../../subgraphs/child-index/matching/model/default-model.ts';
import { aMatchingRecord, type Described } from '../a-matching-record.ts';

const weigh = (left: readonly Described[], right: readonly Described[]) =>
  weighGroups(left.map(aMatchingRecord), right.map(aMatchingRecord), DEFAULT_MODEL);
const [ONE, OTHER] = [{ nhs: '9990001006' }, { nhs: '9990001014' }];
const rosalind = { given: 'Rosalind' };

test('twins are plainly two where their numbers differ, or where each name is on several records', () => {
  expect(weigh([ONE], [{ ...rosalind, ...OTHER }])).toMatchObject({ guard: 'IDENTIFIERS_DIFFER', apart: true });
  expect(weigh([{}, {}], [rosalind, rosalind])).toMatchObject({ guard: 'COULD_BE_TWINS', apart: true });
});

test.each<[string, Described[], Described[]]>([
  ['one record says another name, and nothing says that it is right', [{}, {}], [rosalind]],
  ['the numbers differ and the name is the same', [ONE], [OTHER]],
  ['the numbers differ and one of the names is a slip', [ONE], [{ given: 'Tasmin', ...OTHER }]],
  ['the numbers differ and one of the names is shortened', [ONE], [{ given: 'Tam', ...OTHER }]],
  ['the numbers differ and one has no name yet', [ONE], [{ given: 'Baby', ...OTHER }]],
  ['one of the records has the other’s name as well', [{}, { given: 'Tamsin Rosalind' }], [rosalind, rosalind]],
])('a person is asked where %s', (_, left, right) => {
  const weight = weigh(left, right);
  expect(weight.guard).not.toBeNull();
  expect(weight.apart).toBe(false);
});
