import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { RecordedEntry } from '../../../../subgraphs/audit/entities/recorded-entry.entity.ts';
import { M0001Trail } from '../../../../subgraphs/audit/migrations/m0001-trail.ts';
import { openDatabase } from '../../../../subgraphs/kernel/database/database.ts';
import { entry, startAuditHarness, type AuditHarness } from '../audit-harness.ts';
import { describeOnStores, type TestDatabase } from '../../../test-stores.ts';
import { checkHarness } from '../check-harness.ts';

/** More than are hashed at a time. */
const ENTRIES = 2_345;

describeOnStores('a trail from before there was a tree', (open) => {
  let database: TestDatabase;
  let audit: AuditHarness;
  let before: Record<string, unknown>[];

  beforeAll(async () => {
    database = await open();
    const migrations = [{ name: 'm0001-trail', class: M0001Trail }];
    const earlier = await openDatabase({ schema: 'audit', entities: [RecordedEntry], migrations }, database.store);
    await earlier.close();
    // Every third number is not used, as after statements that failed.
    await database.run(
      `insert into audit.entry (seq, id, kind, at, source, actor, reason, child_ids, content, recorded_by)
       overriding system value
       select n + n / 3, gen_random_uuid(), 'query', timestamptz '2026-02-01 10:00:00.123456+01' + n * interval '1 s',
         'gateway', '{"id": "worker-1", "agency": "HEALTH"}', 'Grüße 😀 "' || n, array['child-' || n],
         jsonb_build_object('bb', n / 7.0, 'a', jsonb_build_array(n, null, 1e25, 1.50)), 'gateway'
       from generate_series(1, ${ENTRIES}) as n`,
    );
    before = await database.run('select id, at, recorded_at from audit.entry order by seq');
    audit = await startAuditHarness(database.store);
  });

  afterAll(async () => {
    await audit.close();
    await database.drop();
  });

  test('keeps its entries in their order, with places from nought without gaps', async () => {
    const after = await database.run('select id, at, recorded_at, seq from audit.entry order by seq');
    expect(after.map(({ id, at, recorded_at }) => ({ id, at, recorded_at }))).toEqual(before);
    expect(after.map(({ seq }) => Number(seq))).toEqual(Array.from({ length: ENTRIES }, (_, place) => place));
  });

  test('is whole, goes on, and refuses changes as before', async () => {
    await audit.append([entry()]);
    expect(await checkHarness(audit)).toMatchObject({ entries: ENTRIES + 1, findings: [] });
    await expect(database.run('delete from audit.entry')).rejects.toThrow(/only added to/);
    await expect(database.run('truncate audit.checkpoint')).rejects.toThrow(/only added to/);
  });
});
