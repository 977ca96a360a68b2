import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { readColumnMap } from '../../../scripts/link/column-map.ts';
import { clusterLines, pairLines } from '../../../scripts/link/link-output.ts';
import { readLinkArguments } from '../../../scripts/link/link-arguments.ts';
import { linkRecords } from '../../../subgraphs/child-index/matching/bulk/link-records.ts';
import { csvRows } from '../../../scripts/link/csv-rows.ts';
import { pairwiseScore } from '../../../scripts/link/pairwise-score.ts';
import { readClusters } from '../../../scripts/link/read-clusters.ts';
import { readRecords } from '../../../scripts/link/read-records.ts';
import { csvField, mayBeWritten, writeLines } from '../../../scripts/link/write-lines.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'link-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function file(content: string | Buffer): Promise<string> {
  const path = join(folder, `${Math.random()}.csv`);
  await writeFile(path, content);
  return path;
}

const COLUMNS = { id: 'id', given: 'first', other: { town: 'town' } };
const nothing = () => undefined;

test('records are read by their columns, quotation marks, byte order mark and all', async () => {
  const path = await file('\uFEFFtown,id,first\r\n"Fern,low",a,"Tamsin\nRose"\r\n,b,Baby\r\n');
  const { ids, reader } = await readRecords(path, COLUMNS, nothing);
  expect(ids).toEqual(['a', 'b']);
  expect(reader.records.map(({ names, others }) => [names[0]?.given?.text ?? null, others[0]?.text ?? null])).toEqual([
    ['tamsinrose', 'fernlow'],
    [null, null],
  ]);
  expect(reader.records[0]?.others[0]?.share).toBe(1 / 202);
});

test.each([
  ['an empty file', '', /is empty/],
  ['a heading alone', 'id,first,town\n', /no records/],
  ['a missing column', 'id,town\n1,x\n', /no column “first”/],
  ['an id twice', 'id,first,town\n1,a,b\n1,c,d\n', /row 3 has an id that an earlier row has/],
  ['no id', 'id,first,town\n,a,b\n', /row 2 has no id/],
  ['a column that comes twice', 'id,first,first,town\n1,a,b,c\n', /two columns “first”/],
  ['a file with other separators', 'id;first;town\n1;a;b\n', /Separate the fields by commas/],
  ['a row that is too short', 'id,first,town\n1,a\n', /line 2 has not as many fields/],
  [
    'a quotation mark that is never closed',
    'id,first,town\n1,"a,b\n',
    /line 2 has a quotation mark that is never closed/,
  ],
  ['what is no text', 'id,first,town\n1,\0,b\n', /not text in UTF-8/],
  ['another encoding', Buffer.from('id,first,town\n1,Renée,b\n', 'latin1'), /not text in UTF-8/],
  ['text that breaks off within a letter', Buffer.from('id,first,town\n1,a,é').subarray(0, -1), /not text in UTF-8/],
])('%s is refused with a message that says what and where', async (_, content, message) => {
  await expect(readRecords(await file(content), COLUMNS, nothing)).rejects.toThrow(message);
});

test('a file without a heading is said to have none, and nothing of the person in its first line is repeated', async () => {
  const refused = readRecords(await file('7,Tamsin Brackenbury,2014-05-17\n'), COLUMNS, nothing);
  await expect(refused).rejects.toThrow(/no column “id”, “first”, “town”; its first line seems to be a record/);
  await expect(refused).rejects.not.toThrow(/Tamsin|Brackenbury|2014/);
});

test('text that is cut anywhere is read as if it were whole', async () => {
  const text = '\uFEFFid,first\r\n1,"a ""b"", c"\r\n\r\n2,"d\n\ne"\n3,\r4,"f"';
  const whole = [
    ['id', 'first'],
    ['1', 'a "b", c'],
    ['2', 'd\n\ne'],
    ['3', ''],
    ['4', 'f'],
  ];
  for (let size = 1; size <= text.length; size++) {
    const chunks = Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
      text.slice(at * size, (at + 1) * size),
    );
    const rows: string[][] = [];
    for await (const more of csvRows(Readable.from(chunks))) rows.push(...more);
    expect(rows).toEqual(whole);
  }
});

test.each([
  ['a quotation mark inside a field', 'id,first\n1,"a\nb"\n2,c"d"\n', /line 4 cannot be read/],
  ['letters behind a closing one', 'id,first\n1,"a"b\n', /line 2 cannot be read/],
  ['a line without end', `id,first\n1,${'a'.repeat(1_000_001)}`, /line 2 is too long/],
])('%s is refused', async (_, text, message) => {
  const read = async () => {
    for await (const rows of csvRows(Readable.from([text]))) expect(rows.length).toBeGreaterThan(0);
  };
  await expect(read()).rejects.toThrow(message);
});

test.each([
  ['{', /is not JSON/],
  ['[]', /not an object/],
  ['{"given":"first"}', /“id” has to be/],
  ['{"id":"id"}', /no column to compare/],
  ['{"id":"id","name":"first"}', /not known: name/],
])('the column map %s is refused', async (content, message) => {
  await expect(readColumnMap(await file(content))).rejects.toThrow(message);
});

test('a file that is not there is said not to be', async () => {
  await expect(readRecords(join(folder, 'none.csv'), COLUMNS, nothing)).rejects.toThrow(/cannot be read/);
  await expect(readColumnMap(join(folder, 'none.json'))).rejects.toThrow(/cannot be read/);
  await expect(readClusters(join(folder, 'none.csv'))).rejects.toThrow(/cannot be read/);
});

test('a folder is not read for a file, and not written over', async () => {
  await expect(readRecords(folder, COLUMNS, nothing)).rejects.toThrow(/is a folder/);
  await expect(readColumnMap(folder)).rejects.toThrow(/is a folder/);
  await expect(readClusters(folder)).rejects.toThrow(/is a folder/);
  await expect(mayBeWritten(folder)).rejects.toThrow(/cannot be written/);
});

test('a device is not written over: what is renamed to its place would be there instead', async () => {
  await expect(mayBeWritten('/dev/null')).rejects.toThrow(/cannot be written/);
});

test('whether a file may be written is told before the work, and leaves nothing behind', async () => {
  await mayBeWritten(join(folder, 'may-be.csv'));
  await expect(mayBeWritten(join(folder, 'none', 'out.csv'))).rejects.toThrow(/cannot be written/);
  expect((await readdir(folder)).filter((name) => name.startsWith('may-be'))).toEqual([]);
});

test.each([
  ['a heading alone', 'id,cluster\n', /no records/],
  ['one column', 'id\n1\n', /two columns/],
  ['a record twice', 'id,cluster\n1,1\n1,2\n', /a record twice: row 3/],
  ['a quotation mark out of place', 'id,cluster\n"Brackenbury"x,2\n', /line 2 cannot be read/],
])('clusters with %s are refused, and nothing of them is repeated', async (_, content, message) => {
  const refused = readClusters(await file(content));
  await expect(refused).rejects.toThrow(message);
  await expect(refused).rejects.not.toThrow(/Brackenbury/);
});

test('what was written is read again, and scored pair by pair', async () => {
  const path = join(folder, 'clusters.csv');
  await writeLines(path, ['id,cluster', `${csvField('a,"b')},1`, 'c,1', 'd,1', 'e,2']);
  const found = await readClusters(path);
  expect([...found]).toEqual([
    ['a,"b', '1'],
    ['c', '1'],
    ['d', '1'],
    ['e', '2'],
  ]);
  const truth = new Map([...found.keys()].map((id) => [id, id === 'd' || id === 'e' ? 'y' : 'x']));
  expect(pairwiseScore(found, truth)).toMatchObject({
    truePairs: 2,
    foundPairs: 3,
    agreed: 1,
    precision: 1 / 3,
    recall: 0.5,
  });
});

test('no file that is read is written over', () => {
  const words = (out: string) => ['records.csv', '--columns', 'columns.json', '--out', out];
  expect(readLinkArguments(words('clusters.csv'))).toMatchObject({ out: 'clusters.csv', explain: null });
  expect(() => readLinkArguments(words('./records.csv'))).toThrow(/nothing is written over/);
  expect(() => readLinkArguments([...words('a.csv'), '--explain', 'a.csv'])).toThrow(/nothing is written over/);
  expect(() => readLinkArguments(words(''))).toThrow(/npm run -s link/);
});

test('two records that say the same, each in its way, are one person’s', async () => {
  const columns = { id: 'id', given: 'first', family: 'last', dob: 'born' };
  const rows = ['a,Tamsin,Brackenbury,1990-01-31', 'b,"TAM\nSIN",brackenbury,31/01/1990'];
  const { reader } = await readRecords(
    await file(`\uFEFFid,first,last,born\r\n${rows.join('\r\n')}`),
    columns,
    nothing,
  );
  expect([...(await linkRecords(reader.records, [])).clusterOf]).toEqual([0, 0]);
});

test('an id is written as it is read, but where people look at pairs in a spreadsheet it is no formula', async () => {
  const columns = { id: 'id', given: 'first', family: 'last', dob: 'born', nhs: 'nhs' };
  const rows = ['=1+1', '@SUM(1)'].map((id) => `${id},Tamsin,Brackenbury,1990-01-31,9990000018`);
  const { ids, reader } = await readRecords(
    await file(`id,first,last,born,nhs\n${rows.join('\n')}\n`),
    columns,
    nothing,
  );
  const outcome = await linkRecords(reader.records, []);
  expect([...clusterLines(ids, outcome)]).toEqual(['id,cluster', '=1+1,=1+1', '@SUM(1),=1+1']);
  expect([...pairLines(ids, reader.records, outcome)][1]).toMatch(/^'=1\+1,'@SUM\(1\),/);
});
