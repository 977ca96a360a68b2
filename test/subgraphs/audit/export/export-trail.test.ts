import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { csvLine, CSV_HEADER } from '../../../../subgraphs/audit/export/csv-line.ts';
import { ExportFile } from '../../../../subgraphs/audit/export/export-file.ts';
import { EXPORT_FORMATS } from '../../../../subgraphs/audit/export/export-format.ts';
import { exportTrail } from '../../../../subgraphs/audit/export/export-trail.ts';
import { exportedEntry, type ExportedEntry } from '../../../../subgraphs/audit/export/exported-entry.ts';
import { placeInTrail } from '../../../../subgraphs/audit/export/place-in-trail.ts';
import { readMoment } from '../../../../subgraphs/audit/export/read-moment.ts';
import type { StoredLeaf, TrailReader } from '../../../../subgraphs/audit/reading/trail-reader.ts';

type ReadTrail = Pick<TrailReader, 'size' | 'entries'>;

const START = Date.parse('2026-03-01T00:00:00Z');

/** An entry as the trail stores it, one a second. */
function stored(seq: number, change: Partial<StoredLeaf> = {}): StoredLeaf {
  const at = new Date(START + seq * 1_000).toISOString().replace('Z', '000Z');
  return {
    seq: `${seq}`,
    id: `7a6a3b4e-51f5-4f3a-8d5b-${String(seq).padStart(12, '0')}`,
    kind: 'decision',
    at,
    recordedAt: at,
    recordedBy: 'child-index',
    source: 'child-index',
    requestId: null,
    actor: JSON.stringify({ id: 'worker-1', agency: 'HEALTH', unit: 'river-practice', role: 'PRACTITIONER' }),
    purpose: 'SERVICE',
    reason: 'Visit on Monday',
    childIds: '["ash"]',
    content: JSON.stringify({
      decisions: [{ rule: 'UNI-1', effect: 'RELEASE', category: 'INV_UNIVERSAL', note: 'Quill' }],
      variables: { familyName: 'Quill' },
    }),
    leafHash: '',
    ...change,
  };
}

/** A trail of so many entries, read a few at a time, and what was read of it. */
function trailOf(size: number, portion: number): { reader: ReadTrail; asked: number[] } {
  const all = Array.from({ length: size }, (_, seq) => stored(seq));
  const asked: number[] = [];
  const reader: ReadTrail = {
    size: () => Promise.resolve(size),
    entries: (from) => {
      asked.push(from);
      return Promise.resolve(all.slice(from, from + portion));
    },
  };
  return { reader, asked };
}

async function textOf(reader: ReadTrail, from: number, to: number): Promise<string> {
  let text = '';
  for await (const portion of exportTrail(reader, { from, to }, EXPORT_FORMATS.ndjson)) text += portion.text;
  return text;
}

test('what is exported is what auditors may see, with the place and who signed for it', () => {
  expect(exportedEntry(stored(7))).toEqual({
    seq: 7,
    id: '7a6a3b4e-51f5-4f3a-8d5b-000000000007',
    recordedAt: '2026-03-01T00:00:07.000000Z',
    at: '2026-03-01T00:00:07.000000Z',
    recordedBy: 'child-index',
    kind: 'decision',
    source: 'child-index',
    requestId: null,
    actor: { id: 'worker-1', agency: 'HEALTH', unit: 'river-practice', role: 'PRACTITIONER' },
    purpose: 'SERVICE',
    reason: 'Visit on Monday',
    childIds: ['ash'],
    operationName: null,
    change: null,
    trace: null,
    decisions: [{ rule: 'UNI-1', effect: 'RELEASE', category: 'INV_UNIVERSAL' }],
  });
});

test.each([1, 3, 10, 100])('all entries of the places are exported once, read %d at a time', async (portion) => {
  const lines = (await textOf(trailOf(25, portion).reader, 4, 19)).trimEnd().split('\n');
  expect(lines.map((line) => (JSON.parse(line) as ExportedEntry).seq)).toEqual(
    Array.from({ length: 15 }, (_, place) => place + 4),
  );
});

test.each([1, 4, 50])(
  'a moment leads to the first entry recorded then or later, read %d at a time',
  async (portion) => {
    const { reader, asked } = trailOf(40, portion);
    for (const [moment, place] of [
      [START - 1, 0],
      [START, 0],
      [START + 1, 1],
      [START + 17_000, 17],
      [START + 39_000, 39],
      [START + 39_001, 40],
    ] as const)
      expect(await placeInTrail(reader, moment)).toBe(place);
    expect(asked.length).toBeLessThan(6 * 8);
    expect(await placeInTrail(trailOf(0, 5).reader, START)).toBe(0);
  },
);

test.each([
  ['2026-03-01', '2026-03-01T00:00:00Z'],
  ['2026-07-01', '2026-06-30T23:00:00Z'],
  ['2026-03-29', '2026-03-29T00:00:00Z'],
  ['2026-10-25', '2026-10-24T23:00:00Z'],
  ['2026-03-01T09:30:00+02:00', '2026-03-01T07:30:00Z'],
])('%s is %s', (text, moment) => {
  expect(readMoment(text)).toBe(Date.parse(moment));
});

test.each([[''], ['yesterday'], ['2026-02-30'], ['2026-03-01T09:30']])('%j is no moment', (text) => {
  expect(readMoment(text)).toBeNull();
});

describe('a line of CSV', () => {
  const entry = exportedEntry(stored(7));
  const read = (change: Partial<ExportedEntry>) =>
    (parse(CSV_HEADER + csvLine({ ...entry, ...change }), { columns: true }) as Record<string, string>[])[0];

  test('has each field under its name', () => {
    expect(read({ childIds: ['ash', 'elm'] })).toMatchObject({
      seq: '7',
      actor_id: 'worker-1',
      unit: 'river-practice',
      child_ids: 'ash elm',
      decisions: 'UNI-1:RELEASE:INV_UNIVERSAL',
      operation_name: '',
    });
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1'])('does not let %j calculate', (reason) => {
    expect(read({ reason })?.['reason']).toBe(`'${reason}`);
  });

  test('keeps quotes, commas and line ends within their field', () => {
    expect(read({ reason: 'a "b", c\r\n=d' })?.['reason']).toBe('a "b", c\r\n=d');
  });
});

describe('a file', () => {
  let folder: string;
  let path: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'audit-export-'));
  });
  beforeEach(() => {
    path = join(folder, 'trail.csv');
  });
  afterEach(async () => {
    for (const name of await readdir(folder)) await rm(join(folder, name));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const { reader } = trailOf(20, 3);
  const asked = { from: 2, to: 18, format: 'csv' } as const;
  const open = (change: object = {}) => ExportFile.open(path, { ...asked, ...change }, CSV_HEADER);
  const write = async (file: ExportFile, portions: number) => {
    let written = 0;
    for await (const portion of exportTrail(reader, { from: file.next, to: asked.to }, EXPORT_FORMATS.csv)) {
      if (written++ === portions) return;
      await file.add(portion);
    }
  };
  const whole = async () => {
    const file = await open();
    await write(file, 100);
    await file.finish();
    const text = await readFile(path, 'utf8');
    await rm(path);
    return text;
  };

  test('is whole, with nothing beside it, once it has its name', async () => {
    const text = await whole();
    expect(text.split('\r\n')).toHaveLength(1 + 16 + 1);
    expect(await readdir(folder)).toEqual([]);
  });

  test('that was broken off in the middle of a portion goes on, and comes out the same', async () => {
    const expected = await whole();
    const broken = await open();
    await write(broken, 2);
    await broken.close();
    const part = await readFile(`${path}.part`, 'utf8');
    await writeFile(`${path}.part`, `${part}"half a line`);
    const again = await open({ to: 18 });
    expect(again.next).toBe(8);
    await write(again, 100);
    await again.finish();
    expect(await readFile(path, 'utf8')).toBe(expected);
    expect(await readdir(folder)).toEqual(['trail.csv']);
  });

  test('is not written over, nor gone on with as something else', async () => {
    const begun = await open();
    await write(begun, 2);
    await begun.close();
    await expect(open({ from: 3 })).rejects.toThrow('another export');
    await expect(open({ format: 'fhir' })).rejects.toThrow('another export');
    await expect(open({ to: 5 })).rejects.toThrow('another export');
    await writeFile(path, 'precious');
    await expect(open()).rejects.toThrow('there already');
    expect(await readFile(path, 'utf8')).toBe('precious');
  });
});
