import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';

const run = (words: readonly string[], environment: Record<string, string>) =>
  spawnSync(process.execPath, ['scripts/serve-supergraph.ts', ...words], {
    encoding: 'utf8',
    timeout: 30_000,
    env: { PATH: process.env['PATH'], ...environment },
  });

test('the server of any supergraph refuses to run in production, and says how it is used', () => {
  const words = ['--supergraph', 'schema/supergraph.graphql', '--port', '0'];
  expect(run(words, { NODE_ENV: 'production' })).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('not for production'),
  });
  expect(run(['--port', 'x'], {})).toMatchObject({ status: 1, stderr: expect.stringContaining('--supergraph FILE') });
});
