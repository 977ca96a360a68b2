import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { entry, startAuditHarness, WORKER, type AuditHarness } from './audit-harness.ts';
import { describeOnStores, type TestDatabase } from '../../test-stores.ts';

const refusedWith = (code: string) => expect.objectContaining({ code });

describeOnStores('appending to the trail', (open) => {
  let database: TestDatabase;
  let audit: AuditHarness;

  beforeAll(async () => {
    database = await open();
    audit = await startAuditHarness(database.store);
  });

  afterAll(async () => {
    await audit.close();
    await database.drop();
  });

  const stored = (requestId: string) =>
    database.run(`select * from audit.entry where request_id = '${requestId}' order by seq`);

  test('stores an entry as it was given, and who signed for it', async () => {
    const requestId = randomUUID();
    const content = { decisions: [{ rule: 'OWN-1' }], nested: { number: 1.5, nothing: null, text: 'Ünï "q" \\ 😀 ?' } };
    const given = entry({ requestId, content, childIds: ['child-1', 'child "2", {x}'] });
    await expect(audit.append([given], 'child-index')).resolves.toEqual({ stored: 1 });
    const [row] = await stored(requestId);
    expect(row).toMatchObject({
      id: given.id,
      kind: 'decision',
      recorded_by: 'child-index',
      source: 'child-index',
      actor: WORKER,
      actor_id: 'worker-1',
      agency: 'SOCIAL_CARE',
      unit: 'north-team',
      purpose: 'SERVICE',
      reason: 'Visit on Monday',
      child_ids: given.childIds,
      content,
    });
    expect(new Date(String(row?.['at'])).toISOString()).toBe('2026-03-01T09:30:00.000Z');
  });

  test('stores an entry that nobody in particular caused', async () => {
    const given = entry({ actor: null, purpose: null, reason: null, requestId: null, childIds: [] });
    await audit.append([given]);
    const rows = await database.run(
      `select actor is null and actor_id is null and purpose is null and request_id is null as bare
       from audit.entry where id = '${given.id}'`,
    );
    expect(rows).toEqual([{ bare: true }]);
  });

  test('keeps the order of a call, and every entry of many callers at once', async () => {
    const requestId = randomUUID();
    const calls = Array.from({ length: 60 }, (_, call) =>
      [0, 1, 2].map((part) => entry({ requestId, content: { call, part } })),
    );
    await Promise.all(calls.map((entries) => audit.append(entries)));
    const rows = (await stored(requestId)).map((row) => row['content'] as { call: number; part: number });
    expect(rows).toHaveLength(180);
    for (const call of calls.keys())
      expect(rows.filter((row) => row.call === call).map((row) => row.part)).toEqual([0, 1, 2]);
  });

  test('stores a repeated delivery once, gives it one place and acknowledges both', async () => {
    const requestId = randomUUID();
    const given = entry({ requestId, at: '2026-03-01T09:30:00.123456Z' });
    await audit.append([given, given]);
    await expect(audit.append([given, entry({ requestId })])).resolves.toEqual({ stored: 2 });
    const rows = await stored(requestId);
    expect(rows).toHaveLength(2);
    expect(Number(rows[1]?.['seq'])).toBe(Number(rows[0]?.['seq']) + 1);
  });

  test('refuses an id that is there already for something else, and not its neighbours', async () => {
    const requestId = randomUUID();
    const first = entry({ requestId, content: { said: 'one thing' } });
    await audit.append([first]);
    const outcomes = await Promise.allSettled([
      audit.append([entry({ requestId })]),
      audit.append([{ ...first, content: { said: 'another thing' } }]),
      audit.append([entry({ requestId })]),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(outcomes[1]).toMatchObject({ reason: { code: 'BAD_REQUEST' } });
    const rows = await stored(requestId);
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatchObject({ content: { said: 'one thing' } });
  });

  test('H05, A06: an entry that the database refuses fails its own call and no neighbour', async () => {
    const requestId = randomUUID();
    // A moment that the format allows and PostgreSQL does not know: there is no year 0.
    const poison = entry({ requestId, at: '0000-01-01T00:00:00Z' });
    const calls = Array.from({ length: 21 }, (_, position) =>
      audit.append(position === 9 ? [entry({ requestId }), poison] : [entry({ requestId })]),
    );
    const outcomes = await Promise.allSettled(calls);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(outcomes[9]).toMatchObject({ reason: { code: 'BAD_REQUEST' } });
    await expect(stored(requestId)).resolves.toHaveLength(20);
    expect(audit.log.join('')).not.toContain('0000-01-01');
  });

  test.each([
    ['NUL in the content', { content: { name: 'a\0b' } }],
    ['half a surrogate pair in the reason', { reason: 'why \ud83d' }],
    ['content beyond 64 KiB', { content: { text: 'x'.repeat(70_000) } }],
    ['an unknown kind', { kind: 'rumour' }],
    ['an unknown field', { extra: 1 }],
  ])('refuses %s at the edge', async (_what, change) => {
    const requestId = randomUUID();
    await expect(audit.append([{ ...entry({ requestId }), ...change }])).rejects.toEqual(refusedWith('BAD_REQUEST'));
    await expect(stored(requestId)).resolves.toEqual([]);
  });

  test.each([[null], [{}], [{ entries: [] }], [{ entries: 'x' }], [[]]])('refuses the payload %j', async (payload) => {
    await expect(audit.appendPayload(payload)).rejects.toEqual(refusedWith('BAD_REQUEST'));
  });

  test('takes entries from every other part of the hub and none from itself', async () => {
    for (const caller of ['gateway', 'operator', 'child-index', 'education'] as const)
      await expect(audit.append([entry()], caller)).resolves.toEqual({ stored: 1 });
    await expect(audit.append([entry()], 'audit')).rejects.toEqual(refusedWith('FORBIDDEN'));
  });

  test.each([
    ['update', `update audit.entry set reason = 'another'`],
    ['delete', `delete from audit.entry`],
    ['truncate', `truncate audit.entry`],
    [
      'update in a session that replays',
      `set session_replication_role = replica; update audit.entry set reason = null`,
    ],
  ])('H08: the table refuses to %s, even to its owner', async (_what, statement) => {
    const given = entry();
    await audit.append([given]);
    await expect(database.run(statement)).rejects.toThrow(/only added to/);
    await database.run(`reset session_replication_role`);
    const rows = await database.run(`select reason from audit.entry where id = '${given.id}'`);
    expect(rows).toEqual([{ reason: 'Visit on Monday' }]);
  });

  test('every insert commits durably, whatever the session has as its default', async () => {
    const settings = ['off', 'local', 'remote_apply'];
    const seen = [];
    for (const setting of settings) {
      await database.run(`set synchronous_commit = ${setting}`);
      await database.run('begin');
      await database.run(
        `insert into audit.entry
           (seq, leaf_hash, id, kind, at, recorded_at, source, child_ids, content, recorded_by)
         values (1000000, sha256(''), '${randomUUID()}', 'query', now(), now(), 'gateway', '{}', '{}', 'gateway')`,
      );
      const rows = await database.run(`select current_setting('synchronous_commit') as setting`);
      seen.push(rows[0]?.['setting']);
      await database.run('rollback');
    }
    await database.run('reset synchronous_commit');
    expect(seen).toEqual(['on', 'on', 'remote_apply']);
  });
});
