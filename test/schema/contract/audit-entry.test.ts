import { describe, expect, test } from '@jest/globals';
import { AUDIT_KINDS, entryAboutNoOne, parseAppendEntries } from '../../../schema/contract/audit-entry.ts';

const entry = entryAboutNoOne({
  id: '6f1c1a52-6ad1-4e0e-9a63-1f9a7c1c2f10',
  kind: 'reject',
  at: '2026-03-31T09:30:00.000Z',
  source: 'gateway',
  requestId: null,
  actor: null,
  purpose: null,
  reason: null,
  content: { code: 'UNAUTHENTICATED' },
});

describe('audit entries to be appended', () => {
  test.each(AUDIT_KINDS)('may be of the kind %s', (kind) => {
    const payload = { entries: [{ ...entry, kind }] };
    expect(parseAppendEntries(payload)).toEqual(payload);
  });

  test('concern no child where nobody’s case is known', () => {
    expect(entry.childIds).toEqual([]);
  });

  test.each([
    ['no entries', []],
    ['more than a thousand', Array.from({ length: 1001 }, () => entry)],
    ['an id that is no UUID', [{ ...entry, id: 'x' }]],
    ['a kind that nobody knows', [{ ...entry, kind: 'gossip' }]],
    ['a local time', [{ ...entry, at: '2026-03-31T09:30:00' }]],
    ['more children than one operation may concern', [{ ...entry, childIds: Array.from({ length: 201 }, String) }]],
    ['a field that the trail does not know', [{ ...entry, prevHash: 'x' }]],
  ])('are null for %s', (_what, entries) => {
    expect(parseAppendEntries({ entries })).toBeNull();
  });
});
