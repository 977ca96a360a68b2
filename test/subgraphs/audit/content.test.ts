import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { callService } from '../../../schema/wire/call-service.ts';
import type { AuditEntry } from '../../../schema/contract/audit-entry.ts';
import { newKeyRing } from '../../../schema/contract/key-ring.ts';
import { readTrail, type TrailEntry } from '../../journeys/trail-entries.ts';
import { entry, startAuditHarness, type AuditHarness } from './audit-harness.ts';
import { describeOnStores, type TestDatabase } from '../../test-stores.ts';
import { checkHarness } from './check-harness.ts';

/** Invented, and in no other part of an entry. */
const PERSONAL = /Quillfeather/;

describeOnStores('the personal parts of entries', (open) => {
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

  const name = { familyName: 'Quillfeather' };
  /** What one request about a child leaves: a search, a decision, a change, and what was asked. */
  const request = (childId: string): AuditEntry[] => {
    const requestId = randomUUID();
    return [
      entry({
        requestId,
        kind: 'search',
        childIds: [childId, 'child-9'],
        content: { criteria: name, found: [childId] },
      }),
      entry({ requestId, childIds: [childId], content: { decisions: [{ rule: 'OWN-1', effect: 'RELEASE' }] } }),
      entry({ requestId, kind: 'change', childIds: [childId], content: { change: 'x', before: null, after: name } }),
      entry({
        requestId,
        kind: 'query',
        childIds: [],
        content: { operation: '{ x(n: "Quillfeather") }', variables: name },
      }),
    ];
  };
  const read = async (given: readonly AuditEntry[]): Promise<readonly TrailEntry['content'][]> => {
    const all = await readTrail(database, given[0]!.requestId!);
    return given.map(({ id }) => all.find((one) => one.id === id)!.content);
  };
  const stored = async () => JSON.stringify(await database.run('select to_jsonb(entry)::text from audit.entry'));
  const erase = async (childId: string, reason = 'Order of 1 March') =>
    callService(audit.line, 'erase-content', { childId, reason }, 5_000);

  test('are not in the database, nor anywhere else in what is stored', async () => {
    await audit.append(request('child-1'));
    expect(await stored()).not.toMatch(PERSONAL);
  });

  test('are what they were for whoever has the master key', async () => {
    const given = request('child-1');
    await audit.append(given);
    expect(await read(given)).toEqual(given.map(({ content }) => expect.objectContaining(content)));
  });

  test('are the same when an entry is delivered twice, and when the writer was started anew', async () => {
    const given = request('child-1');
    await audit.append(given);
    await audit.close();
    audit = await startAuditHarness(database.store, audit.evidence);
    await expect(audit.append(given)).resolves.toEqual({ stored: 4 });
    expect(await read(given)).toEqual(given.map(({ content }) => expect.objectContaining(content)));
  });

  test('cannot come encrypted already', async () => {
    const content = { personalContent: { subject: 'child:child-1', sealed: '' } };
    await expect(audit.append([entry({ content })])).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });

  test('are gone once they are erased, with those of the requests that name the child, and of no other child', async () => {
    const [erased, other] = [request('child-3'), request('child-4')];
    await audit.append([...erased, ...other]);
    await expect(erase('child-3')).resolves.toEqual({ keys: 2 });
    const contents = await read(erased);
    expect(JSON.stringify(contents)).not.toMatch(PERSONAL);
    expect(contents[1]).toEqual(erased[1]!.content);
    expect(await read(other)).toEqual(other.map(({ content }) => expect.objectContaining(content)));
    await expect(erase('child-3')).resolves.toEqual({ keys: 0 });
  });

  test('leave the trail whole, and an entry that they were erased and why', async () => {
    expect((await checkHarness(audit)).findings).toEqual([]);
    const [row] = await database.run(
      `select child_ids::text as children, reason, recorded_by, content ->> 'change' as change from audit.entry
       where content ->> 'change' = 'eraseAuditContent' order by seq limit 1`,
    );
    expect(row).toEqual({
      children: '{child-3}',
      reason: 'Order of 1 March',
      recorded_by: 'audit',
      change: 'eraseAuditContent',
    });
  });

  test('are encrypted under a new key when the child is written of again', async () => {
    const given = request('child-3');
    await audit.append(given);
    expect(await read(given)).toEqual(given.map(({ content }) => expect.objectContaining(content)));
  });

  test.each([[null], [{}], [{ childId: 'child-1' }], [{ childId: 'child-1', reason: ' ' }]])(
    'are not erased for %j',
    async (payload) => {
      const asked = callService(audit.line, 'erase-content', payload, 5_000);
      await expect(asked).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    },
  );

  test('are not erased for anybody but the operator', async () => {
    const line = { ...audit.line, caller: 'gateway' as const };
    const asked = callService(line, 'erase-content', { childId: 'child-4', reason: 'x' }, 5_000);
    await expect(asked).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('H12: a new master key is an entry, and what the former one keeps stays readable while it is given', async () => {
    const given = request('child-5');
    await audit.append(given);
    await audit.close();
    const [fresh] = newKeyRing('later');
    const former = audit.evidence;
    audit = await startAuditHarness(database.store, { ...former, masterKeys: [fresh, ...former.masterKeys] });
    await expect(audit.append(given)).resolves.toEqual({ stored: 4 });
    const changes = await database.run(
      `select content ->> 'formerKey' as former, content ->> 'newKey' as new from audit.entry
       where content ->> 'change' = 'auditMasterKey'`,
    );
    expect(changes).toEqual([{ former: 'test-master', new: 'later' }]);
    await audit.close();
    audit = await startAuditHarness(database.store, { ...former, masterKeys: newKeyRing('later') });
    await expect(audit.isReady()).resolves.toBe(false);
    await audit.close();
    audit = await startAuditHarness(database.store, former);
    expect((await checkHarness(audit)).findings).toEqual([]);
  });
});
