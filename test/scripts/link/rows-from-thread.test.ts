import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { csvFile } from '../../../scripts/link/csv-file.ts';
import { rowsFromThread } from '../../../scripts/link/rows-from-thread.ts';

const COLUMNS = { id: 'id', nhs: 'number', family: 'last', other: { town: 'town' } };
const HEADING = ' id ,number,last,notes,town';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rows-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(content: string): Promise<string> {
  const path = join(folder, 'records.csv');
  await writeFile(path, content);
  return path;
}

async function all(rows: AsyncIterable<readonly (readonly string[])[]>) {
  const found: (readonly string[])[] = [];
  for await (const more of rows) found.push(...more);
  return found;
}

test('a file that is read in many pieces has the same rows, less the columns that nobody asked for', async () => {
  const names = ['Brackenbury', 'Ó Fearnáin', '', 'Lud"low', 'Fern,low'];
  const lines = Array.from({ length: 120_000 }, (_, row) => {
    const [last, town] = [names[row % 5]?.replaceAll('"', '""'), `Town ${row % 997} on the Water`];
    return `r${row},${row % 3 === 0 ? '' : 9_990_000_000 + row},"${last}",what else there is to say,${town}`;
  });
  const path = await file([HEADING, ...lines].join('\r\n'));
  let reached = [0, 1];
  const found = await all(rowsFromThread(path, COLUMNS, (...now) => (reached = now)));
  const [heading, ...rows] = await all(csvFile(path));
  expect(found).toEqual([heading, ...rows.map((row) => row.with(3, ''))]);
  expect(reached[0]).toBe(reached[1]);
});

test.each([
  ['a quotation mark out of place', `${HEADING}\n1,2,a"b,,c\n`, /line 2 cannot be read/],
  ['what is no text', `${HEADING}\n1,2,\0,,c\n`, /not text in UTF-8/],
])('%s is refused in the same words', async (_, content, message) => {
  const path = await file(content);
  await expect(all(rowsFromThread(path, COLUMNS, () => undefined))).rejects.toThrow(message);
  await expect(all(csvFile(path))).rejects.toThrow(message);
});

test('an empty file has no rows, and one that is not there is said not to be', async () => {
  expect(await all(rowsFromThread(await file(''), COLUMNS, () => undefined))).toEqual([]);
  const none = join(folder, 'none.csv');
  await expect(all(rowsFromThread(none, COLUMNS, () => undefined))).rejects.toThrow(/cannot be read/);
});
