import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AUDITOR, entry, startAuditHarness, WORKER, type Answer, type AuditHarness } from './audit-harness.ts';
import { describeOnStores, type TestDatabase } from '../../test-stores.ts';

const EVERYTHING = `query { auditEntries { edges { cursor node {
  id at kind source requestId actor { id agency unit role } purpose reason childIds operationName change trace
  decisions { rule effect category } } } pageInfo { hasNextPage endCursor } } }`;

const reasons = (answer: Answer) => answer.errors?.map(({ extensions }) => [extensions.code, extensions.reason]);

describeOnStores('reading the trail', (open) => {
  const entries = Array.from({ length: 45 }, (_, position) =>
    entry({
      reason: `Entry ${position}`,
      content: {
        operationName: 'WhosInvolved',
        decisions: [{ rule: 'OWN-1', effect: 'RELEASE', category: 'INV_UNIVERSAL', record: 'quill-record' }],
        criteria: { familyName: 'Quill' },
        variables: { familyName: 'Quill' },
      },
    }),
  );
  const newestFirst = entries.map(({ id }) => id).toReversed();
  let database: TestDatabase;
  let audit: AuditHarness;

  beforeAll(async () => {
    database = await open();
    audit = await startAuditHarness(database.store);
    await audit.append(entries);
  });

  afterAll(async () => {
    await audit.close();
    await database.drop();
  });

  const page = async (first: number, after: string | null) => {
    const answer = await audit.ask(
      `query { auditEntries(first: ${first}, after: ${JSON.stringify(after)})
        { edges { cursor node { id } } pageInfo { hasNextPage endCursor } } }`,
    );
    if (!answer.data) throw new Error(JSON.stringify(answer));
    return answer.data.auditEntries;
  };

  test('gives an auditor the newest twenty events and nothing of what was found', async () => {
    const answer = await audit.ask(EVERYTHING);
    expect(answer.errors).toBeUndefined();
    const edges = answer.data?.auditEntries.edges ?? [];
    expect(edges.map(({ node }) => node['id'])).toEqual(newestFirst.slice(0, 20));
    expect(edges[0]?.node).toEqual({
      id: newestFirst[0],
      at: '2026-03-01T09:30:00.000Z',
      kind: 'decision',
      source: 'child-index',
      requestId: entries[44]?.requestId,
      actor: { id: WORKER.id, agency: WORKER.agency, unit: WORKER.unit, role: WORKER.role },
      purpose: 'SERVICE',
      reason: 'Entry 44',
      childIds: ['child-1'],
      operationName: 'WhosInvolved',
      change: null,
      trace: null,
      decisions: [{ rule: 'OWN-1', effect: 'RELEASE', category: 'INV_UNIVERSAL' }],
    });
    expect(JSON.stringify(answer)).not.toMatch(/quill/i);
  });

  test('pages through all of it once, though entries come meanwhile', async () => {
    const seen: unknown[] = [];
    let after: string | null = null;
    for (let more = true; more;) {
      const { edges, pageInfo } = await page(10, after);
      seen.push(...edges.map(({ node }) => node['id']));
      expect(pageInfo.endCursor).toBe(edges.at(-1)?.cursor);
      after = pageInfo.endCursor;
      more = pageInfo.hasNextPage;
      await audit.append([entry()]);
    }
    // Before them are the entries of who read the trail.
    expect(seen.slice(-newestFirst.length)).toEqual(newestFirst);
    await expect(page(10, after)).resolves.toEqual({ edges: [], pageInfo: { hasNextPage: false, endCursor: null } });
  });

  test.each([[0], [-1], [101]])('refuses a page of %d', async (first) => {
    const answer = await audit.ask(`query { auditEntries(first: ${first}) { pageInfo { hasNextPage } } }`);
    expect(reasons(answer)).toEqual([['BAD_REQUEST', 'PAGE_SIZE']]);
    expect(answer.data ?? null).toBeNull();
  });

  test('gives a page of one and of a hundred', async () => {
    expect((await page(1, null)).edges).toHaveLength(1);
    expect((await page(100, null)).edges.length).toBeGreaterThanOrEqual(45);
  });

  test('refuses a cursor that it did not give', async () => {
    const answer = await audit.ask(`query { auditEntries(after: "1; drop") { pageInfo { hasNextPage } } }`);
    expect(reasons(answer)).toEqual([['BAD_REQUEST', 'CURSOR_INVALID']]);
  });

  test('refuses everyone else, and an auditor without purpose or reason', async () => {
    const refusals = await Promise.all([
      audit.ask(EVERYTHING, { actor: WORKER, purpose: 'SERVICE' }),
      audit.ask(EVERYTHING, { actor: { ...AUDITOR, role: 'INDEX_MANAGER' } }),
      audit.ask(EVERYTHING, { purpose: null }),
      audit.ask(EVERYTHING, { reason: null }),
    ]);
    expect(refusals.map(reasons)).toEqual([
      [['FORBIDDEN', 'ROLE_NOT_ALLOWED']],
      [['FORBIDDEN', 'ROLE_NOT_ALLOWED']],
      [['FORBIDDEN', 'PURPOSE_MISSING']],
      [['FORBIDDEN', 'REASON_MISSING']],
    ]);
    for (const { data } of refusals) expect(data ?? null).toBeNull();
  });
});
