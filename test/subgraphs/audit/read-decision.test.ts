import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { parseAuditEntry } from '../../../schema/contract/audit-entry.ts';
import type { Caller } from '../../../schema/contract/request-signature.ts';
import { entry, startAuditHarness, type AuditHarness } from './audit-harness.ts';
import { describeOnStores, type TestDatabase } from '../../test-stores.ts';

describeOnStores('read-decision', (open) => {
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
  const codeOf = async (answer: Promise<unknown>) =>
    answer.then(
      () => null,
      (error: unknown) => (error as { code?: unknown }).code,
    );

  test('gives the child index its own decision back as it was written', async () => {
    const written = entry({ content: { decisions: [{ rule: 'OWN-1' }], nested: { list: [1, null] } } });
    await audit.append([written]);
    const { entry: read } = (await audit.readDecision({ id: written.id })) as { entry: { at: string } };
    expect(read).toEqual({ ...written, at: '2026-03-01T09:30:00.000Z' });
    expect(parseAuditEntry(read)).not.toBeNull();
  });

  test('gives nothing for an unknown id, another kind of entry, and what somebody else signed for', async () => {
    const search = entry({ kind: 'search' });
    const forged = entry();
    await audit.append([search]);
    await audit.append([forged], 'education');
    for (const id of [randomUUID(), search.id, forged.id])
      expect(await audit.readDecision({ id })).toEqual({ entry: null });
  });

  test.each(['gateway', 'operator', 'education'] as Caller[])('is not for the caller %s', async (caller) => {
    const written = entry();
    await audit.append([written]);
    expect(await codeOf(audit.readDecision({ id: written.id }, caller))).toBe('FORBIDDEN');
  });

  test.each([[null], [{}], [{ id: 'no id' }], [{ id: randomUUID(), more: 1 }]])('refuses %j', async (payload) => {
    expect(await codeOf(audit.readDecision(payload))).toBe('BAD_REQUEST');
  });
});
