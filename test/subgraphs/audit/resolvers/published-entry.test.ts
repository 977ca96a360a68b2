import { describe, expect, test } from '@jest/globals';
import type { FoundEntry } from '../../../../subgraphs/audit/queries/found-entry.ts';
import { publishedEntry } from '../../../../subgraphs/audit/resolvers/published-entry.ts';

function recorded(content: Record<string, unknown>): FoundEntry {
  return {
    seq: '7',
    id: '7a6a3b4e-51f5-4f3a-8d5b-1f6f3a2f9c10',
    kind: 'decision',
    at: '2026-03-01T09:30:00+00:00',
    source: 'child-index',
    requestId: 'c4d1ad1b-2b0e-4dd8-9a6e-0d1f0b7f7c11',
    actor: {
      id: 'worker-1',
      agency: 'SOCIAL_CARE',
      unit: 'north-team',
      role: 'SOCIAL_WORKER',
      purposes: ['SERVICE'],
      standing: 'VALID',
    },
    purpose: 'SERVICE',
    reason: 'Visit on Monday',
    childIds: ['child-1'],
    content,
  };
}

describe('a published entry', () => {
  test('tells who did what, about whom and why', () => {
    expect(
      publishedEntry(recorded({ operationName: 'WhosInvolved', trace: '0af7651916cd43dd8448eb211c80319c' })),
    ).toEqual({
      id: '7a6a3b4e-51f5-4f3a-8d5b-1f6f3a2f9c10',
      kind: 'decision',
      at: new Date('2026-03-01T09:30:00Z'),
      source: 'child-index',
      requestId: 'c4d1ad1b-2b0e-4dd8-9a6e-0d1f0b7f7c11',
      actor: { id: 'worker-1', agency: 'SOCIAL_CARE', unit: 'north-team', role: 'SOCIAL_WORKER' },
      purpose: 'SERVICE',
      reason: 'Visit on Monday',
      childIds: ['child-1'],
      operationName: 'WhosInvolved',
      change: null,
      trace: '0af7651916cd43dd8448eb211c80319c',
      decisions: [],
    });
  });

  test('holds nothing else of the content, neither beside the decisions nor inside them', () => {
    const published = publishedEntry(
      recorded({
        criteria: { familyName: 'Quill' },
        results: ['Quill'],
        before: { familyName: 'Quill' },
        variables: { familyName: 'Quill' },
        operation: 'query { findChildren(familyName: "Quill") { id } }',
        decisions: [{ rule: 'OWN-1', effect: 'RELEASE', category: 'INV_UNIVERSAL', note: 'Quill' }],
      }),
    );
    expect(published.decisions).toEqual([{ rule: 'OWN-1', effect: 'RELEASE', category: 'INV_UNIVERSAL' }]);
    expect(JSON.stringify(published)).not.toContain('Quill');
  });

  test('does not hide that there was a decision when it cannot read it', () => {
    const decisions = [{ rule: 'DEF-1', effect: 7 }, 'unreadable'];
    expect(publishedEntry(recorded({ decisions })).decisions).toEqual([
      { rule: 'DEF-1', effect: null, category: null },
      { rule: null, effect: null, category: null },
    ]);
    expect(publishedEntry(recorded({ decisions: 'none', operationName: 3 }))).toMatchObject({
      decisions: [],
      operationName: null,
    });
  });
});
