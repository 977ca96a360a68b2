import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { AuditEntry } from '../../../schema/contract/audit-entry.ts';
import { until } from '../../until.ts';
import { checkHarness } from './check-harness.ts';
import { entry, startAuditHarness, type AuditHarness } from './audit-harness.ts';
import { server, type TestDatabase } from '../../test-stores.ts';
import { startDatabaseProxy, type DatabaseProxy } from './database-proxy.ts';

/** Milliseconds: the trail is waited for a second, and a busy machine takes its time besides. */
const SOON = 10_000;
const UNAVAILABLE = expect.objectContaining({ code: 'AUDIT_UNAVAILABLE' });

(server.present ? describe : describe.skip)('the trail while its database is away', () => {
  let database: TestDatabase;
  let proxy: DatabaseProxy;
  let audit: AuditHarness;

  beforeEach(async () => {
    database = await server.open();
    if (database.store.kind !== 'server') throw new Error('a server was asked for');
    proxy = await startDatabaseProxy(database.store.url);
    audit = await startAuditHarness({ ...database.store, url: proxy.url });
  });

  afterEach(async () => {
    // First the proxy: a connection that fell silent would keep the pool from closing.
    await proxy.stop();
    await audit.close();
    await database.drop();
  });

  /** Appends one entry and says how long that took, in milliseconds. */
  const timed = async (outcome: Promise<unknown>) => {
    const begun = performance.now();
    const [settled] = await Promise.allSettled([outcome]);
    return { settled, took: performance.now() - begun };
  };
  /** Appends these until it is said that they are stored, as whoever was refused does. */
  const untilStored = async (entries: readonly AuditEntry[]) => {
    const append = () =>
      audit.append(entries).then(
        (answer) => (answer as { stored: number }).stored === entries.length,
        () => false,
      );
    await until(append);
    const stored = await idsStored();
    expect(entries.filter(({ id }) => !stored.has(id))).toEqual([]);
  };
  const idsStored = async () => new Set((await database.run('select id from audit.entry')).map((row) => row['id']));

  test('says so at once when the database refuses connections, and resumes by itself when it is back', async () => {
    await audit.append([entry()]);
    await proxy.stop();
    for (let attempt = 0; attempt < 5; attempt++) {
      const { settled, took } = await timed(audit.append([entry()]));
      expect(settled).toEqual({ status: 'rejected', reason: UNAVAILABLE });
      expect(took).toBeLessThan(SOON);
    }
    await expect(audit.isReady()).resolves.toBe(false);
    await proxy.start();
    await untilStored([entry()]);
    await expect(audit.isReady()).resolves.toBe(true);
  });

  test('loses at most the first call to connections that died while nobody used them', async () => {
    await Promise.all(Array.from({ length: 20 }, () => audit.append([entry()])));
    proxy.restart();
    await Promise.allSettled([audit.append([entry()])]);
    for (let attempt = 0; attempt < 10; attempt++)
      await expect(audit.append([entry()])).resolves.toEqual({ stored: 1 });
  });

  test('stops waiting after a second when the database hangs, and resumes by itself', async () => {
    await audit.append([entry()]);
    proxy.hang();
    const during = await Promise.all(Array.from({ length: 20 }, () => timed(audit.append([entry()]))));
    for (const { settled, took } of during) {
      expect(settled).toEqual({ status: 'rejected', reason: UNAVAILABLE });
      expect(took).toBeLessThan(SOON);
    }
    proxy.resume();
    await untilStored([entry()]);
  });

  test('resumes on a new connection when the old one falls silent for good', async () => {
    await audit.append([entry()]);
    proxy.forsake();
    await expect(audit.append([entry()])).rejects.toEqual(UNAVAILABLE);
    await untilStored([entry()]);
  });

  test('A03: knows a batch again that was committed and never acknowledged, and goes on after it', async () => {
    await audit.append([entry()]);
    const batch = [entry(), entry()];
    proxy.loseAnswers();
    await expect(audit.append(batch)).rejects.toEqual(UNAVAILABLE);
    await untilStored([...batch, entry()]);
    const stored = await database.run('select id, seq::int as seq from audit.entry order by seq');
    expect(stored.map(({ seq }) => seq)).toEqual([0, 1, 2, 3]);
    expect(stored.slice(1, 3).map(({ id }) => id)).toEqual(batch.map(({ id }) => id));
    expect(await checkHarness(audit)).toMatchObject({ entries: 4, findings: [] });
  });

  test('A02, A03: has stored every entry that it acknowledged, in a whole trail, whatever the database did meanwhile', async () => {
    const acknowledged: string[] = [];
    let refused = 0;
    const run = new AbortController();
    const writers = Array.from({ length: 16 }, async () => {
      while (!run.signal.aborted) {
        const one = entry({ requestId: randomUUID() });
        const { settled } = await timed(audit.append([one]));
        if (settled.status === 'fulfilled') acknowledged.push(one.id);
        else refused++;
        await pause(1);
      }
    });
    for (let round = 0; round < 4; round++) {
      await pause(150);
      proxy.restart();
      await pause(150);
      await proxy.stop();
      await pause(50);
      await proxy.start();
    }
    const before = acknowledged.length;
    await until(() => acknowledged.length > before);
    run.abort();
    await Promise.all(writers);
    expect(refused).toBeGreaterThan(0);
    const stored = await idsStored();
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
    expect(await checkHarness(audit)).toMatchObject({ entries: stored.size, findings: [] });
  });
});
