import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { problemOf } from '../../../../subgraphs/kernel/agency/problem-of.ts';

const schema = z.strictObject({
  name: z.string().min(1).max(5),
  sex: z.enum(['FEMALE', 'MALE']),
  born: z.iso.date(),
  parents: z.array(z.strictObject({ name: z.string() })),
});
const good = { name: 'Wren', sex: 'FEMALE', born: '2016-02-29', parents: [] };

test.each([
  [{ name: undefined }, 'name: is missing or of the wrong type'],
  [{ name: '' }, 'name: is empty or too small'],
  [{ name: 'Secret' }, 'name: is too long or too large'],
  [{ sex: 'Secret' }, 'sex: is not one of the allowed values'],
  [{ born: 'Secret' }, 'born: is not of the form it should have'],
  [{ parents: [{ name: 7 }] }, 'parents.0.name: is missing or of the wrong type'],
  [{ Secret: 1 }, 'the row: has fields that this format does not know'],
])('a row changed by %j has the problem %j', (changes, problem) => {
  const { error } = schema.safeParse({ ...good, ...changes });
  if (error === undefined) throw new Error('the row is good');
  expect(problemOf(error)).toBe(problem);
});
