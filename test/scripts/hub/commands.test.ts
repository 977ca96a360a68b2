import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { formatKeyRing, newKeyRing } from '../../../schema/contract/key-ring.ts';
import { buildProcesses, builtScript } from '../deploy/hub-process.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'commands-'));
  await buildProcesses();
});
afterAll(() => rm(folder, { recursive: true }));

/** What a command wrote and the status it ended with. */
async function run(command: string, words: readonly string[], settings: Readonly<Record<string, string>> = {}) {
  const script = [builtScript(command), ...words];
  const ended = promisify(execFile)(process.execPath, script, { env: settings });
  return ended.then(
    ({ stdout }) => ({ status: 0, stdout, stderr: '' }),
    (error: unknown) => {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { status: code, stdout, stderr };
    },
  );
}

test.each([
  ['audit-archive', 'npm run -s audit:archive -- --before YYYY-MM'],
  ['audit-erase', 'npm run -s audit:erase -- --child ID --reason TEXT'],
  ['audit-export', 'npm run -s audit:export -- --from WHEN --to WHEN --format'],
  ['audit-prove', 'npm run -s audit:prove -- ENTRY_ID'],
  ['audit-verify', 'npm run -s audit:verify [-- --key PUBLIC]'],
  ['decide', 'npm run -s decide < vectors.jsonl'],
  ['import', 'npm run import -- AGENCY FORMAT FILE [--unit UNIT]'],
  ['link', 'npm run -s link -- RECORDS.csv --columns COLUMNS.json --out CLUSTERS.csv'],
])('%s says how it is used where it is asked to', async (command, usage) => {
  const asked = await run(command, ['--help']);
  expect(asked).toMatchObject({ status: 0, stdout: expect.stringContaining(usage), stderr: '' });
});

test.each([
  ['audit-prove', 1],
  ['decide', 2],
])('%s says the same of an odd word, as an error', async (command, status) => {
  const odd = await run(command, ['--odd']);
  expect(odd).toMatchObject({
    status,
    stdout: '',
    stderr: expect.stringContaining(`npm run -s ${command.replace('-', ':')}`),
  });
});

describe('an import', () => {
  let agency: Server;
  let rejected: number;
  beforeAll(async () => {
    agency = createServer((_, response) => {
      const problems = Array.from({ length: rejected }, (_none, at) => ({
        line: at + 1,
        problem: 'Cms Id: is missing',
      }));
      response
        .setHeader('content-type', 'application/json')
        .end(JSON.stringify({ loaded: 2 - rejected, rejected: problems, registered: [] }));
    }).listen(0, '127.0.0.1');
    await once(agency, 'listening');
    await writeFile(join(folder, 'records.ndjson'), '{}\n{}\n');
  });
  afterAll(async () => void agency.close());

  /** Of two rows, some of which the agency rejects. */
  const load = (file: string) =>
    run('import', ['social-care', 'family-context', join(folder, file)], {
      SUBGRAPH_URL_SOCIAL_CARE: `http://127.0.0.1:${(agency.address() as AddressInfo).port}`,
      LINK_KEYS_OPERATOR_SOCIAL_CARE: formatKeyRing(newKeyRing()),
    });

  test('says by its status whether anything could be taken', async () => {
    rejected = 1;
    expect(await load('records.ndjson')).toMatchObject({ status: 0, stdout: expect.stringMatching(/rejected +1\n/) });
    rejected = 2;
    expect(await load('records.ndjson')).toMatchObject({ status: 2, stdout: expect.stringMatching(/rejected +2\n/) });
    expect(await load('none.ndjson')).toMatchObject({ status: 1, stdout: '' });
  });
});
