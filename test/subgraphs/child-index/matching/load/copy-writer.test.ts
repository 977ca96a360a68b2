import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CopyWriter, copyStatement } from '../../../../../subgraphs/child-index/matching/load/copy-writer.ts';

const target = { table: 'thing', columns: { id: 'bigint', fullName: 'text' }, key: [], changes: [] };

/** The rows in messages as the server reads them: by length, line and tab, with what stands behind a backslash. */
function read(messages: Buffer): (string | null)[][] {
  const rows: (string | null)[][] = [];
  for (let at = 0; at < messages.length;) {
    expect(String.fromCharCode(messages[at] ?? 0)).toBe('d');
    const end = at + 1 + messages.readInt32BE(at + 1);
    const lines = messages.toString('utf8', at + 5, end).split('\n');
    expect(lines.pop()).toBe('');
    rows.push(...lines.map((line) => line.split('\t').map(unescaped)));
    at = end;
  }
  return rows;
}

function unescaped(field: string): string | null {
  const meant: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', '\\': '\\' };
  return field === '\\N' ? null : field.replace(/\\(.)/g, (_, one: string) => meant[one] ?? 'not an escape');
}

test('whatever stands in a field arrives as it is, and absent things as null', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.string({ unit: fc.constantFrom('\\', '\t', '\n', '\r', 'N', 'ü', 'x'), maxLength: 8 }),
  );
  const rows = fc.array(fc.record({ id: fc.maxSafeNat(), fullName: fc.option(text, { nil: undefined }) }));
  const writer = new CopyWriter();
  fc.assert(
    fc.property(fc.array(rows), (slices) => {
      writer.clear();
      for (const slice of slices) writer.add({ target, rows: slice, someKnown: false });
      const sent = slices.flat().map(({ id, fullName }) => [String(id), fullName ?? null]);
      expect(read(writer.messages)).toEqual(sent);
    }),
  );
});

test('other values are written as PostgreSQL reads them', () => {
  const writer = new CopyWriter();
  const values = [true, -3, 0.5, [{ a: 'b\n' }], null];
  writer.add({ target, rows: values.map((fullName, id) => ({ id, fullName })), someKnown: false });
  expect(read(writer.messages).map(([, value]) => value)).toEqual(['true', '-3', '0.5', '[{"a":"b\\n"}]', null]);
});

test('the statement names the columns', () => {
  expect(copyStatement(target)).toBe('copy child_index.thing (id,full_name) from stdin');
});
