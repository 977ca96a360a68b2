import { describe, expect, test } from '@jest/globals';
import type { AuditEntry } from '../../../../schema/contract/audit-entry.ts';
import { batchChange } from '../../../../subgraphs/kernel/agency/batch-change.ts';
import { handOnEntries } from '../../../../subgraphs/kernel/agency/hand-on-entries.ts';

const OWN = batchChange('education', { change: 'loadRecords', by: 'operator', records: 1 });

function operation() {
  const stored: AuditEntry[] = [];
  const append = (entries: readonly AuditEntry[]) => Promise.resolve(void stored.push(...entries));
  return { stored, ...handOnEntries({ append }) };
}

describe('handing on an agency’s entries', () => {
  test('is open to agencies alone', () => {
    expect(operation().callers).toEqual(['education', 'health', 'social-care', 'connexions', 'police']);
  });

  test('gives the trail what an agency says of itself, as it is', async () => {
    const { run, stored } = operation();
    const security: AuditEntry = { ...OWN, kind: 'security', content: { fault: 'MISSING' } };
    expect(await run({ entries: [OWN, security] }, 'education')).toEqual({ stored: 2 });
    expect(stored).toEqual([OWN, security]);
  });

  test.each([
    ['in another’s name', { source: 'health' }],
    ['in the name of the index', { source: 'child-index' }],
    ['of what was decided', { kind: 'decision' }],
    ['of what was asked', { kind: 'query' }],
    ['about children', { childIds: ['child-1'] }],
  ] as const)('refuses one %s, and its neighbours with it', async (_what, change) => {
    const { run, stored } = operation();
    const entries = [OWN, { ...OWN, ...change }];
    await expect(run({ entries }, 'education')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(stored).toEqual([]);
  });

  test.each([null, {}, { entries: [] }, { entries: [{ ...OWN, extra: 1 }] }])('refuses %.40j', async (payload) => {
    await expect(operation().run(payload, 'education')).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });
});
