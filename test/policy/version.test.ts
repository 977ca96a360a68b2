import { createHash } from 'node:crypto';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decide } from '../../subgraphs/child-index/sharing/policy/decide.ts';
import { RULES } from '../../subgraphs/child-index/sharing/policy/rules.ts';
import { POLICY_VERSION } from '../../subgraphs/child-index/sharing/policy/version.ts';
import { anyFacts } from './arbitrary-facts.ts';

/** What the table of this version decides: raise POLICY_VERSION, then record the new print here beside it. */
const RECORDED = { version: '1.0.0', print: '' };

test('the table does not decide differently under the same version', () => {
  const sample = fc.sample(anyFacts, { seed: 2007, numRuns: 20_000 });
  const decided = sample.map((facts) => {
    const { rule, effect, reason, obligations, fields } = decide(facts);
    return [rule, effect, reason, obligations, fields];
  });
  const table = RULES.map(({ id, title, authority }) => [id, title, authority]);
  const print = createHash('sha256')
    .update(JSON.stringify([table, decided]))
    .digest('hex')
    .slice(0, 16);
  expect({ version: POLICY_VERSION, print }).toEqual(RECORDED);
});
