import { describe, expect, test } from '@jest/globals';
import type { AuditEntry } from '../../../../schema/contract/audit-entry.ts';
import { entryText } from '../../../../subgraphs/audit/trail/entry-text.ts';

const ENTRY: AuditEntry = {
  id: '7a6a3b4e-51f5-4f3a-8d5b-1f6f3a2f9c10',
  kind: 'search',
  at: '2026-03-01T09:30:00Z',
  source: 'child-index',
  requestId: null,
  actor: null,
  purpose: null,
  reason: null,
  childIds: [],
  content: {},
};

const textOf = (content: Record<string, unknown>) => entryText({ ...ENTRY, content }, 'child-index');
const nested = (levels: number): unknown => (levels === 0 ? 'x' : [nested(levels - 1)]);

describe('the text of an entry', () => {
  test('is the entry as canonical JSON with the caller who signed for it, as the store will give it back', () => {
    const given = { ...ENTRY, id: ENTRY.id.toUpperCase(), content: { of: [1e3, { z: 1, a: null }], found: 2 } };
    expect(entryText(given, 'child-index')).toBe(
      '{"actor":null,"at":"2026-03-01T09:30:00.000000Z","childIds":[],' +
        '"content":{"found":2,"of":[1000,{"a":null,"z":1}]},"id":"7a6a3b4e-51f5-4f3a-8d5b-1f6f3a2f9c10",' +
        '"kind":"search","purpose":null,"reason":null,"recordedBy":"child-index","requestId":null,' +
        '"source":"child-index"}',
    );
  });

  test.each([
    ['NUL in a value', { name: 'a\0b' }],
    ['NUL in a key', { 'a\0b': 1 }],
    ['a lone high surrogate', { deep: [{ name: 'a\ud83d' }] }],
    ['a lone low surrogate', { name: '\ude00b' }],
  ])('is refused with %s', (_what, content) => {
    expect(() => textOf(content)).toThrow(expect.objectContaining({ code: 'BAD_REQUEST', detail: 'VALUE_INVALID' }));
  });

  test('is refused with NUL in the reason, outside the content', () => {
    expect(() => entryText({ ...ENTRY, reason: 'why\0not' }, 'gateway')).toThrow(
      expect.objectContaining({ code: 'BAD_REQUEST' }),
    );
  });

  test('keeps characters beyond the basic plane and text that only looks like an escape', () => {
    const content = { name: '😀', pattern: '\\u0000 \\ud800' };
    expect(JSON.parse(textOf(content))).toMatchObject({ content });
  });

  test('is refused when the content is longer than 64 KiB, counted in bytes', () => {
    const around = '{"text":""}'.length;
    const room = 64 * 1024 - around;
    expect(textOf({ text: 'x'.repeat(room) })).toContain('xxx');
    expect(() => textOf({ text: 'x'.repeat(room + 1) })).toThrow(expect.objectContaining({ detail: 'VALUE_TOO_LONG' }));
    expect(() => textOf({ text: '€'.repeat(room / 3 + 1) })).toThrow(
      expect.objectContaining({ detail: 'VALUE_TOO_LONG' }),
    );
  });

  test('is refused when it nests deeper than the store is asked to read', () => {
    expect(textOf({ nested: nested(60) })).toContain('"x"');
    expect(() => textOf({ nested: nested(70) })).toThrow(expect.objectContaining({ detail: 'VALUE_INVALID' }));
    expect(() => textOf({ nested: JSON.parse('['.repeat(30_000) + ']'.repeat(30_000)) as unknown })).toThrow(
      expect.objectContaining({ code: 'BAD_REQUEST' }),
    );
  });
});
