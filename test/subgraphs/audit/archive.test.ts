import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { writeArchive } from '../../../scripts/audit/write-archive.ts';
import { callService } from '../../../schema/wire/call-service.ts';
import { oldestMonth, type ArchiveSource } from '../../../subgraphs/audit/archive-lines.ts';
import { RecordedEntry } from '../../../subgraphs/audit/entities/recorded-entry.entity.ts';
import { TRAIL_MIGRATIONS } from '../../../subgraphs/audit/migrations/trail-migrations.ts';
import { proveEntry, proveGrowth } from '../../../subgraphs/audit/prove-trail.ts';
import { remoteTrailReader } from '../../../subgraphs/audit/reading/remote-trail-reader.ts';
import { checkArchive } from '../../../subgraphs/audit/trail/archive/check-archive.ts';
import { formatProof, parseProof } from '../../../subgraphs/audit/trail/proof/proof.ts';
import { checkProof } from '../../../subgraphs/audit/trail/proof/check-proof.ts';
import { openDatabase } from '../../../subgraphs/kernel/database/database.ts';
import { entry, startAuditHarness, type AuditHarness } from './audit-harness.ts';
import { checkHarness } from './check-harness.ts';
import { newEvidence } from './new-evidence.ts';
import { describeOnStores, type TestDatabase } from '../../test-stores.ts';

/** Entries of each of three months; and of this one, which has one more for each month that was let go. */
const [NOVEMBER, DECEMBER, FEBRUARY, NOW] = [13, 8, 5, 3];
const BEFORE = NOVEMBER + DECEMBER + FEBRUARY;

describeOnStores('archives of the trail', (open) => {
  let database: TestDatabase;
  let audit: AuditHarness;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'audit-archive-'));
    database = await open();
    const migrations = TRAIL_MIGRATIONS.slice(0, 1);
    const earlier = await openDatabase({ schema: 'audit', entities: [RecordedEntry], migrations }, database.store);
    await earlier.close();
    for (const [month, entries] of [
      ['2025-11', NOVEMBER],
      ['2025-12', DECEMBER],
      ['2026-02', FEBRUARY],
    ] as const)
      await database.run(
        `insert into audit.entry (id, kind, at, recorded_at, source, child_ids, content, recorded_by)
         select gen_random_uuid(), 'decision', moment, moment, 'child-index', array['child-' || n],
           '{"decisions": [{"rule": "OWN-1", "effect": "RELEASE"}]}', 'child-index'
         from generate_series(1, ${entries}) as n, lateral (select timestamptz '${month}-01 00:00:00Z' + n * interval '1 day') as t (moment)`,
      );
    audit = await startAuditHarness(database.store, newEvidence({ everyEntries: 1 }));
    for (let place = 0; place < NOW; place++) await audit.append([entry()]);
    await restart();
  });

  afterAll(async () => {
    await audit.close();
    await database.drop();
  });

  /** Closing signs what there is. */
  async function restart(): Promise<void> {
    await audit.close();
    audit = await startAuditHarness(database.store, audit.evidence);
  }

  const reader = () => remoteTrailReader(audit.line);
  const trusted = () => [audit.evidence.signer.key];
  const letGo = (payload: object) => callService(audit.line, 'archive-month', payload, 30_000);
  const sha256 = '0'.repeat(64);

  async function written({ head, entries }: ArchiveSource): Promise<string[]> {
    const path = join(folder, head.month);
    await writeArchive({ head, entries }, path, () => undefined);
    return (await readFile(path, 'utf8')).trimEnd().split('\n');
  }

  async function* each(lines: readonly string[]): AsyncGenerator<string> {
    yield* lines;
  }

  const check = async (lines: readonly string[], keys = trusted()) =>
    (await checkArchive(each(lines), keys, () => undefined)).message;

  test('are the oldest month, and none where that is not over or not asked for', async () => {
    expect((await oldestMonth(reader(), '2025-12'))?.head).toMatchObject({ month: '2025-11', first: 0, end: NOVEMBER });
    expect(await oldestMonth(reader(), '2025-11')).toBeNull();
  });

  test('verify by themselves, and not when anything in them was changed', async () => {
    const lines = await written((await oldestMonth(reader(), '2026-01'))!);
    expect(lines).toHaveLength(1 + NOVEMBER);
    expect(await check(lines)).toBe(
      'The archive of 2025-11 is whole: entries 0 to 12, as signed in the checkpoint of 29.',
    );
    expect(await check(lines.with(3, lines[3]!.replace('RELEASE', 'WITHHOLD')))).toContain('not what was signed');
    expect(await check(lines.with(3, lines[4]!).with(4, lines[3]!))).toContain('not what was signed');
    expect(await check(lines.slice(0, -1))).toBe('The archive should have 13 entries and has 12.');
    expect(await check([...lines, lines[1]!])).toBe('The archive should have 13 entries and has 14.');
    expect(await check(lines, [newEvidence().signer.key])).toContain('is not a trusted key');
    expect(await check(lines.slice(1))).toBe('This is not an archive of an audit trail.');
    expect(await check([])).toBe('This is not an archive of an audit trail.');
  });

  test.each([
    ['has not all of the month', { month: '2025-11', end: NOVEMBER - 1, sha256 }],
    ['is not the oldest month', { month: '2025-12', end: NOVEMBER + DECEMBER, sha256 }],
    ['is of no month there is', { month: '2025-10', end: 1, sha256 }],
    ['is of this month', { month: new Date().toISOString().slice(0, 7), end: BEFORE + NOW, sha256 }],
    ['has no hash', { month: '2025-11', end: NOVEMBER }],
  ])('let nothing go when the archive %s', async (_what, payload) => {
    await expect(letGo(payload)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    expect(await reader().size()).toBe(BEFORE + NOW);
    expect(await reader().archived()).toBe(0);
  });

  test('let the month go with its look-ups, and the rest verifies and goes on', async () => {
    const [before] = await database.run('select id from audit.entry where seq = 3');
    await expect(letGo({ month: '2025-11', end: NOVEMBER, sha256 })).resolves.toEqual({ archived: NOVEMBER });
    await expect(letGo({ month: '2025-11', end: NOVEMBER, sha256 })).resolves.toEqual({ archived: NOVEMBER });
    const [left] = await database.run(
      `select (select min(seq)::int from audit.entry) as entry, (select min(seq)::int from audit.entry_child) as child,
         (select min(seq)::int from audit.entry_outcome) as outcome, (select min(seq)::int from audit.entry_place) as place,
         to_regclass('audit.entry_2025_11') as month`,
    );
    expect(left).toEqual({ entry: NOVEMBER, child: NOVEMBER, outcome: NOVEMBER, place: 0, month: null });
    await restart();
    await audit.append([entry()]);
    expect(await checkHarness(audit)).toMatchObject({ entries: BEFORE + NOW + 2, findings: [] });
    await expect(proveEntry(reader(), String(before?.['id']))).rejects.toThrow('Entry 3 is in an archive.');
    const growth = parseProof(formatProof(await proveGrowth(reader(), BEFORE + 1)))!;
    expect(checkProof(growth, trusted())).toMatchObject({ holds: true });
  });

  test('verify by themselves when they are of a later month', async () => {
    await restart();
    const lines = await written((await oldestMonth(reader(), '2026-01'))!);
    expect(await check(lines)).toBe(
      'The archive of 2025-12 is whole: entries 13 to 20, as signed in the checkpoint of 31.',
    );
    await letGo({ month: '2025-12', end: NOVEMBER + DECEMBER, sha256 });
    await restart();
    expect(await checkHarness(audit)).toMatchObject({ proven: BEFORE + NOW + 3, findings: [] });
  });

  test('do not hide that entries were deleted as if they were in one', async () => {
    const guards = (how: string) =>
      database.run(`alter table audit.archived_leaf ${how} trigger archived_leaf_is_only_added_to;
        alter table audit.entry ${how} trigger entry_is_only_added_to`);
    await guards('disable');
    await database.run(`insert into audit.archived_leaf select min(seq), string_agg(leaf_hash, null order by seq)
      from audit.entry where seq between ${NOVEMBER + DECEMBER} and ${BEFORE - 1}`);
    await database.run(`delete from audit.entry where seq < ${BEFORE}`);
    await guards('enable always');
    const { findings } = await checkHarness(audit);
    expect(findings.map(({ kind, place }) => [kind, place])).toEqual([['entries-deleted', NOVEMBER + DECEMBER]]);
  });
});
