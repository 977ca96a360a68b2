import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { RecordedEntry } from '../../../../subgraphs/audit/entities/recorded-entry.entity.ts';
import { TRAIL_MIGRATIONS } from '../../../../subgraphs/audit/migrations/trail-migrations.ts';
import { openDatabase } from '../../../../subgraphs/kernel/database/database.ts';
import { entry, startAuditHarness, type AuditHarness } from '../audit-harness.ts';
import { describeOnStores, type TestDatabase } from '../../../test-stores.ts';
import { checkHarness } from '../check-harness.ts';

const DECISIONS = `[{"rule": "OWN-1", "effect": "RELEASE"}, {"rule": "OWN-1", "effect": "RELEASE"},
  {"rule": "SEN-1", "effect": "MASK"}, {"rule": 7, "effect": "MASK"}, "no decision"]`;

describeOnStores('a trail from before it was kept by the month', (open) => {
  let database: TestDatabase;
  let audit: AuditHarness;

  beforeAll(async () => {
    database = await open();
    const earlier = await openDatabase(
      { schema: 'audit', entities: [RecordedEntry], migrations: TRAIL_MIGRATIONS.slice(0, 1) },
      database.store,
    );
    await earlier.close();
    await database.run(
      `insert into audit.entry (id, kind, at, recorded_at, source, actor, child_ids, content, recorded_by)
       select gen_random_uuid(), 'decision', moment, moment, 'child-index', '{"id": "worker-1", "agency": "HEALTH"}',
         array['child-1', 'child-2', 'child-1'], '{"decisions": ${DECISIONS}}', 'child-index'
       from unnest(array['2025-11-30 23:59:59.999999Z', '2025-12-01 00:00:00Z', '2026-02-11 09:00:00Z']::timestamptz[])
         as moment`,
    );
    audit = await startAuditHarness(database.store);
  });

  afterAll(async () => {
    await audit.close();
    await database.drop();
  });

  const months = async () => {
    const rows = await database.run(
      `select inhrelid::regclass::text as month from pg_inherits where inhparent = 'audit.entry'::regclass order by 1`,
    );
    return rows.map(({ month }) => String(month).replace('audit.entry_', ''));
  };
  const thisMonth = () => new Date().toISOString().slice(0, 7).replace('-', '_');

  test('has its entries in the months in which they were recorded, in UTC, and none left over', async () => {
    const rows = await database.run(`select tableoid::regclass::text as month from audit.entry order by seq`);
    expect(rows.map(({ month }) => month)).toEqual([
      'audit.entry_2025_11',
      'audit.entry_2025_12',
      'audit.entry_2026_02',
    ]);
    expect(await months()).toHaveLength(5);
    expect((await months())[3]).toBe(thisMonth());
  });

  test('finds them by child and by outcome, each once', async () => {
    const children = await database.run(`select child_id, seq::int from audit.entry_child order by 2, 1`);
    expect(children).toEqual([0, 1, 2].flatMap((seq) => ['child-1', 'child-2'].map((child_id) => ({ child_id, seq }))));
    const outcomes = await database.run(
      `select rule, effect, seq::int from audit.entry_outcome where seq = 1 order by 1`,
    );
    expect(outcomes).toEqual([
      { rule: 'OWN-1', effect: 'RELEASE', seq: 1 },
      { rule: 'SEN-1', effect: 'MASK', seq: 1 },
    ]);
  });

  test('is whole, and goes on with entries that are found the same way', async () => {
    const content = { decisions: [{ rule: 'OWN-2', effect: 'WITHHOLD' }] };
    await audit.append([entry({ childIds: ['child-9', 'child-9'], content })]);
    expect(await checkHarness(audit)).toMatchObject({ entries: 4, findings: [] });
    const found = await database.run(
      `select entry.seq::int, outcome.effect, place.id = entry.id as placed from audit.entry_child as child
       join audit.entry on (entry.recorded_at, entry.seq) = (child.recorded_at, child.seq)
       join audit.entry_outcome as outcome on outcome.seq = entry.seq
       join audit.entry_place as place on place.seq = entry.seq
       where child.child_id = 'child-9'`,
    );
    expect(found).toEqual([{ seq: 3, effect: 'WITHHOLD', placed: true }]);
  });

  test('makes its look-ups anew from its entries', async () => {
    const all = `select child_id as one, is_look::text as other, request_id, seq, recorded_at from audit.entry_child
      union all select rule, effect, null, seq, recorded_at from audit.entry_outcome order by 1, 2, 4`;
    const before = await database.run(all);
    await database.run('delete from audit.entry_child; delete from audit.entry_outcome');
    await database.run('select audit.fill_look_ups()');
    expect(await database.run(all)).toEqual(before);
  });

  test.each([
    'update audit.entry_2025_12 set reason = null',
    'delete from audit.entry_2025_12',
    'truncate audit.entry_2025_12',
  ])('refuses in a month what it refuses in the whole: %s', async (statement) => {
    await expect(database.run(statement)).rejects.toThrow(/only added to/);
  });
});
