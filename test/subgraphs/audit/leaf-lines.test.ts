import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { firstLeaves, hashLeafLines } from '../../../subgraphs/audit/leaf-lines.ts';
import { storedLeafText } from '../../../subgraphs/audit/stored-entry.ts';
import { leafHash } from '../../../subgraphs/audit/trail/merkle/tree-hash.ts';

const text = fc.string({ unit: 'binary' });
const moments = fc
  .tuple(fc.constantFrom('2026-03-01T09:30:00', '1999-12-31T23:59:59'), fc.integer({ min: 0, max: 999_999 }))
  .map(([second, fraction]) => {
    const digits = String(fraction).padStart(6, '0');
    const trimmed = digits.replace(/0+$/, '');
    return { full: `${second}.${digits}Z`, short: trimmed === '' ? second : `${second}.${trimmed}` };
  });

const entries = fc.record({
  actor: fc.option(fc.dictionary(text, fc.jsonValue())),
  at: moments,
  childIds: fc.array(text),
  content: fc.dictionary(text, fc.jsonValue()),
  id: fc.uuid(),
  kind: text,
  purpose: fc.option(text),
  reason: fc.option(text),
  recordedBy: text,
  requestId: fc.option(fc.uuid()),
  source: text,
  recordedAt: moments,
});

type Entry = typeof entries extends fc.Arbitrary<infer T> ? T : never;

/** The hash that the entry has by its columns, and its line with that or another hash. */
function lineOf(entry: Entry, seq: number, change?: string): { hash: string; line: string } {
  const { at, recordedAt, actor, childIds, content, ...rest } = entry;
  const row = {
    ...rest,
    seq: String(seq),
    at: at.full,
    recordedAt: recordedAt.full,
    actor: actor === null ? null : JSON.stringify(actor),
    childIds: JSON.stringify(childIds),
    content: JSON.stringify(content),
  };
  const hash = leafHash(storedLeafText(row)).toString('hex');
  const { id, kind, purpose, reason, recordedBy, requestId, source } = rest;
  const values = [change ?? hash, actor, at.short, childIds, content, id, kind, purpose, reason, recordedBy];
  const all = [...values, requestId, source, recordedAt.short, seq];
  return { hash, line: `[${all.map((value) => JSON.stringify(value)).join(', ')}]` };
}

test('A line comes to the hash that the columns of its entry come to, whatever is stored beside it', () => {
  fc.assert(
    fc.property(fc.array(entries, { maxLength: 4 }), fc.nat(1_000_000), (given, first) => {
      const other = 'ab'.repeat(32);
      const expected = given.map((entry, place) => lineOf(entry, first + place));
      const changed = given.map((entry, place) => lineOf(entry, first + place, other));
      const hashed = [...hashLeafLines(expected.map(({ line }) => line).join('\n'))];
      expect(hashed.map(({ seq }) => seq)).toEqual(given.map((_, place) => first + place));
      for (const { computed, stored } of hashed) expect(computed).toEqual(stored);
      const found = [...hashLeafLines(changed.map(({ line }) => line).join('\n'))];
      expect(found.map(({ computed }) => computed.toString('hex'))).toEqual(expected.map(({ hash }) => hash));
      for (const { stored } of found) expect(stored.toString('hex')).toBe(other);
    }),
  );
});

test('What is cut off the leaves of one answer is what is asked for next', () => {
  const lines = ['["a", 7]', '["bb", 8]', '["ccc", 12]'];
  const leaves = { next: 13, lines: lines.join('\n') };
  expect(firstLeaves(leaves, 1_000)).toBe(leaves);
  expect(firstLeaves(leaves, 20)).toEqual({ next: 9, lines: lines.slice(0, 2).join('\n') });
  expect(firstLeaves(leaves, 3)).toEqual({ next: 8, lines: lines[0] });
  expect(firstLeaves({ next: 8, lines: lines[0]! }, 3)).toEqual({ next: 8, lines: lines[0] });
});
