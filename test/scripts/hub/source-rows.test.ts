import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sourceRows, type SourceRow } from '../../../scripts/hub/source-rows.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'source-rows-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(name: string, content: string | Buffer): Promise<Omit<SourceRow, 'position'>[]> {
  const path = join(folder, name);
  await writeFile(path, content);
  const rows = [];
  for await (const { line, row } of sourceRows(path)) rows.push({ line, row });
  return rows;
}

test.each([
  ['rows.csv', '\uFEFFname,town\r\nRenée,"Wood\nstock"\r\nTamsin,Thame\r\n', 2, 4],
  ['rows.ndjson', '\uFEFF{"name":"Renée","town":"Wood\\nstock"}\r\n\r\n{"name":"Tamsin","town":"Thame"}', 1, 3],
])('%s is read by its lines, byte order mark, accents and all', async (name, content, first, second) => {
  expect(await read(name, content)).toEqual([
    { line: first, row: { name: 'Renée', town: 'Wood\nstock' } },
    { line: second, row: { name: 'Tamsin', town: 'Thame' } },
  ]);
});

test('a line that is no JSON is a row that is none', async () => {
  expect(await read('rows.ndjson', 'Tamsin\n{}\n')).toEqual([
    { line: 1, row: null },
    { line: 2, row: {} },
  ]);
});

test.each(['rows.csv', 'rows.ndjson'])('%s in another encoding is refused, not read as other names', async (name) => {
  const text = name === 'rows.csv' ? 'name\nRenée\n' : '{"name":"Renée"}\n';
  await expect(read(name, Buffer.from(text, 'latin1'))).rejects.toThrow('not text in UTF-8');
  await expect(read(name, `${text}\0`)).rejects.toThrow('not text in UTF-8');
});

test('a CSV file that is not well formed is refused with the line, and nothing of the person in it', async () => {
  const refused = read('rows.csv', 'name,town\nTamsin,Thame\nBracken"bury",Thame\n');
  await expect(refused).rejects.toThrow('rows.csv cannot be read: line 3 is not well-formed CSV.');
});

test('a file that is one endless line is refused before it is kept whole', async () => {
  await expect(read('rows.ndjson', `{}\n[${'0,'.repeat(1_000_000)}0]`)).rejects.toThrow('line 2 is too long');
});
