import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { localSecrets } from '../../../scripts/hub/local-secrets.ts';

test('secrets from before there was a key for the trail get one, and keep the rest', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'local-secrets-'));
  const path = join(folder, 'secrets.json');
  const made = await localSecrets(folder);
  const { auditSigning: _left, ...earlier } = JSON.parse(await readFile(path, 'utf8')) as Record<string, unknown>;
  await writeFile(path, JSON.stringify(earlier));
  const [first, again] = [await localSecrets(folder), await localSecrets(folder)];
  expect(first.issuer).toEqual(made.issuer);
  expect(first.involvementIds).toEqual(made.involvementIds);
  expect(first.auditSigning.equals(again.auditSigning)).toBe(true);
  expect(first.auditSigning.equals(made.auditSigning)).toBe(false);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});
