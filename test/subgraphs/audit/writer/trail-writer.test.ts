import { rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { HubError } from '../../../../schema/contract/error-codes.ts';
import { entry, startAuditHarness, type AuditHarness } from '../audit-harness.ts';
import { until } from '../../../until.ts';
import { describeOnStores, server, type TestDatabase } from '../../../test-stores.ts';
import { checkHarness } from '../check-harness.ts';
import { newEvidence } from '../new-evidence.ts';

const UNAVAILABLE = expect.objectContaining({ code: 'AUDIT_UNAVAILABLE' });

describeOnStores('the writer of the trail', (open) => {
  let database: TestDatabase;
  let audit: AuditHarness;

  beforeEach(async () => {
    database = await open();
    audit = await startAuditHarness(database.store, newEvidence({ everyEntries: 5, everyMilliseconds: 50 }));
  });

  afterEach(async () => {
    await audit.close();
    await database.drop();
  });

  test('goes on with the tree where the last one left it', async () => {
    for (let run = 0; run < 3; run++) {
      await audit.append(Array.from({ length: 7 }, () => entry()));
      await audit.close();
      audit = await startAuditHarness(database.store, audit.evidence);
    }
    expect(await checkHarness(audit)).toEqual({ entries: 21, proven: 21, findings: [] });
  });

  test('hashes what the database gives back, whatever is in an entry', async () => {
    const json = fc
      .jsonValue({ maxDepth: 4, stringUnit: 'binary' })
      .filter((value) => !JSON.stringify(value).includes('\\u0000'));
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string({ unit: 'grapheme' }), json), fc.double(), async (content, number) => {
        const one = entry({ content: { ...content, number }, reason: 'why', at: '2026-03-01T09:30:00.123456789Z' });
        await audit.append([{ ...one, id: one.id.toUpperCase() }]).catch((error: unknown) => {
          if (!(error instanceof HubError) || error.code !== 'BAD_REQUEST') throw error;
        });
      }),
      { numRuns: 150 },
    );
    const { entries, findings } = await checkHarness(audit);
    expect(findings).toEqual([]);
    expect(entries).toBeGreaterThan(100);
  });

  test('A09: goes on for a time without the checkpoint file, then stops, and resumes once it is back', async () => {
    await audit.close();
    audit = await startAuditHarness(database.store, { ...audit.evidence, fileGrace: 2_000 });
    const folder = dirname(audit.evidence.checkpointFile);
    await rename(folder, `${folder}-away`);
    await audit.append(Array.from({ length: 5 }, () => entry()));
    await pause(150); // in which a checkpoint could not be written
    await expect(audit.append([entry()])).resolves.toEqual({ stored: 1 });
    await until(async () => !(await audit.isReady()));
    await expect(audit.append([entry()])).rejects.toEqual(UNAVAILABLE);
    await expect(audit.isReady()).resolves.toBe(false);
    await rename(`${folder}-away`, folder);
    await until(() => audit.isReady());
    await expect(audit.append([entry()])).resolves.toEqual({ stored: 1 });
    await expect(audit.isReady()).resolves.toBe(true);
    await audit.append(Array.from({ length: 5 }, () => entry()));
    expect(await checkHarness(audit)).toMatchObject({ entries: 12, findings: [] });
  });

  test('A09: does not start where the checkpoint file cannot be written', async () => {
    const evidence = newEvidence({ checkpointFile: `${audit.evidence.checkpointFile}/impossible` });
    await audit.close();
    await expect(startAuditHarness(database.store, evidence)).rejects.toMatchObject({ code: 'ENOTDIR' });
    audit = await startAuditHarness(database.store, audit.evidence);
  });
});

(server.present ? describe : describe.skip)('two writers of one trail', () => {
  test('H13, A08: the second is not ready and stores nothing, and takes over when the first has gone', async () => {
    const database = await server.open();
    const evidence = newEvidence();
    const first = await startAuditHarness(database.store, evidence);
    const second = await startAuditHarness(database.store, evidence);
    await first.append([entry()]);
    await expect(second.isReady()).resolves.toBe(false);
    await expect(second.append([entry()])).rejects.toEqual(UNAVAILABLE);
    await expect(first.append([entry()])).resolves.toEqual({ stored: 1 });
    await first.close();
    await expect(second.append([entry()])).resolves.toEqual({ stored: 1 });
    await expect(second.isReady()).resolves.toBe(true);
    expect(await checkHarness(second)).toMatchObject({ entries: 3, findings: [] });
    await second.close();
    await database.drop();
  });
});
