import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { policyPage } from '../../scripts/hub/policy-page.ts';

test('docs/sharing-policy.md is the page that the rules make (else: npm run -s policy:doc > docs/sharing-policy.md)', async () => {
  expect(await readFile('docs/sharing-policy.md', 'utf8')).toBe(policyPage());
});
