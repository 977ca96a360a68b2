import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { RecordedEntry } from '../../../../subgraphs/audit/entities/recorded-entry.entity.ts';
import { TRAIL_MIGRATIONS } from '../../../../subgraphs/audit/migrations/trail-migrations.ts';
import { openDatabase } from '../../../../subgraphs/kernel/database/database.ts';
import { describeOnStores, type TestDatabase } from '../../../test-stores.ts';

const REQUEST = '00000000-0000-4000-8000-000000000001';
const BEFORE = TRAIL_MIGRATIONS.findIndex(({ name }) => name === 'm0010-child-index');

describeOnStores('a trail from before requests were kept by child', (open) => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await open();
    const upTo = async (count: number) => {
      const migrations = TRAIL_MIGRATIONS.slice(0, count);
      await (await openDatabase({ schema: 'audit', entities: [RecordedEntry], migrations }, database.store)).close();
    };
    await upTo(BEFORE);
    await database.run(
      `insert into audit.entry
         (seq, leaf_hash, id, kind, at, recorded_at, recorded_by, source, request_id, child_ids, content)
       select seq - 1, sha256(kind::bytea), gen_random_uuid(), kind, now(), now(), recorded_by, recorded_by, request::uuid,
         child_ids::text[], '{}'
       from (values
         (1, 'decision', 'child-index', '${REQUEST}', '{child-1,child-2,child-1}'),
         (2, 'search', 'child-index', '${REQUEST}', '{child-1}'),
         (3, 'decision', 'education', '${REQUEST}', '{child-1}'),
         (4, 'change', 'child-index', null, '{child-1}'),
         (5, 'decision', 'child-index', null, '{child-2}'),
         (6, 'query', 'gateway', '${REQUEST}', '{}')) as given (seq, kind, recorded_by, request, child_ids)`,
    );
    await database.run('select audit.fill_look_ups()');
    await upTo(TRAIL_MIGRATIONS.length);
  });
  afterAll(() => database.drop());

  test('has them for the entries that it holds, each once', async () => {
    const rows = await database.run(
      `select child_id, seq::int, request_id, is_look from audit.entry_child order by child_id, seq`,
    );
    expect(rows.map(({ child_id, seq, request_id, is_look }) => [child_id, seq, request_id, is_look])).toEqual([
      ['child-1', 0, REQUEST, true],
      ['child-1', 1, REQUEST, true],
      ['child-1', 2, REQUEST, false],
      ['child-1', 3, null, false],
      ['child-2', 0, REQUEST, true],
      ['child-2', 4, null, true],
    ]);
  });

  test('knows the moment of each, and takes no entry about a child twice', async () => {
    const strays = await database.run(
      `select from audit.entry_child as child where not exists (
         select from audit.entry where (entry.seq, entry.recorded_at) = (child.seq, child.recorded_at))`,
    );
    expect(strays).toEqual([]);
    await expect(database.run('select audit.fill_look_ups()')).rejects.toThrow(/entry_child_pkey/);
  });

  test('lets the writer add to it, and not read it', async () => {
    const granted = await database.run(
      `select role, has_table_privilege(role, 'audit.entry_child', 'select') as reads,
         has_table_privilege(role, 'audit.entry_child', 'insert') as adds,
         has_table_privilege(role, 'audit.entry_child', 'update, delete, truncate') as changes,
         has_function_privilege(role, 'audit.fill_children()', 'execute') as fills
       from unnest(array['audit_reader', 'audit_writer']) as role order by role`,
    );
    expect(granted).toEqual([
      { role: 'audit_reader', reads: true, adds: false, changes: false, fills: false },
      { role: 'audit_writer', reads: false, adds: true, changes: false, fills: false },
    ]);
  });
});
