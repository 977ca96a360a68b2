import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readExtracts } from '../../../scripts/link/read-extracts.ts';
import { aRecord } from '../../subgraphs/child-index/a-record.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'extracts-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(...lines: readonly unknown[]) {
  const file = join(folder, 'extract.ndjson');
  await writeFile(file, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  return readExtracts([file]);
}

test('a record a line is read, blank lines are passed over', async () => {
  const extract = { custodian: 'HEALTH', record: aRecord('HE-1') };
  expect(await read(extract, '', { ...extract, custodian: 'POLICE' })).toEqual([
    extract,
    { ...extract, custodian: 'POLICE' },
  ]);
});

test.each([
  ['no JSON', '{"custodian": "Brackenbury', 'this is not a record as JSON'],
  ['another agency', { custodian: 'HUB', record: aRecord('HE-1') }, 'custodian has to be an agency'],
  [
    'a wrong day',
    { custodian: 'HEALTH', record: aRecord('HE-1', { dateOfBirth: '17/05/2014' }) },
    'record.child.dateOfBirth',
  ],
])('%s is refused with file, line and field, and without what was in it', async (_what, line, words) => {
  const refused = read({ custodian: 'HEALTH', record: aRecord('HE-1') }, line);
  await expect(refused).rejects.toThrow(words);
  await expect(refused).rejects.toThrow('extract.ndjson, line 2: ');
  await expect(refused).rejects.not.toThrow(/Brackenbury|17\/05/);
});

test('names in another encoding are refused, and not loaded as others', async () => {
  const path = join(folder, 'other.ndjson');
  const extract = { custodian: 'HEALTH', record: aRecord('HE-1') };
  await writeFile(path, Buffer.from(JSON.stringify({ ...extract, note: 'Renée' }), 'latin1'));
  await expect(readExtracts([path])).rejects.toThrow('other.ndjson cannot be read: it is not text in UTF-8');
});

test('a file that is not there, a folder, and files without a record are said to be so', async () => {
  await expect(readExtracts([join(folder, 'none.ndjson')])).rejects.toThrow('cannot be read');
  await expect(readExtracts([folder])).rejects.toThrow('is a folder');
  await expect(read('', '')).rejects.toThrow('there is no record');
});
