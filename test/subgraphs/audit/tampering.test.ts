import { readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { storedLeafText, STORED_ENTRY_COLUMNS, type StoredEntryRow } from '../../../subgraphs/audit/stored-entry.ts';
import { checkpointText } from '../../../subgraphs/audit/trail/checkpoint/checkpoint.ts';
import { readCheckpointList } from '../../../subgraphs/audit/trail/checkpoint/checkpoint-list.ts';
import type { NoteKey } from '../../../subgraphs/audit/trail/checkpoint/note-key.ts';
import { signNote } from '../../../subgraphs/audit/trail/checkpoint/signed-note.ts';
import { leafHash } from '../../../subgraphs/audit/trail/merkle/tree-hash.ts';
import { entry, startAuditHarness, type AuditHarness } from './audit-harness.ts';
import { describeOnStores, type TestDatabase } from '../../test-stores.ts';
import { checkHarness } from './check-harness.ts';
import { newEvidence } from './new-evidence.ts';
import { until } from '../../until.ts';

/** Entries of the trail; a checkpoint is made of each ten. */
const ENTRIES = 60;
/** What is stored in another way than it is hashed. */
const ODD = { é: '\u0001', numbers: [1e-9, 0.25, -0, 1e21, 1.5e3], b: { z: [], a: {} } };
/** Of the table of entries, those that are not worked out from others. */
const COLUMNS =
  'seq, leaf_hash, id, kind, at, recorded_at, recorded_by, source, request_id, actor, purpose, reason, child_ids, content';

describeOnStores('a trail that somebody with every right over the database has changed', (open) => {
  let database: TestDatabase;
  let audit: AuditHarness;

  beforeAll(async () => {
    database = await open();
    audit = await startAuditHarness(database.store, newEvidence({ everyEntries: 10 }));
    for (let size = 0; size < ENTRIES; size += 10) {
      await audit.append(
        Array.from({ length: 10 }, (_, place) => entry({ content: { place, size, text: 'Ünï "q" 😀', ...ODD } })),
      );
      await untilCheckpointed(size + 10);
    }
    await database.run('create table whole_entry as table audit.entry');
    await database.run('create table whole_checkpoint as table audit.checkpoint');
  });

  afterEach(async () => {
    await tamper(
      'delete from audit.entry',
      'delete from audit.checkpoint',
      `insert into audit.entry (${COLUMNS}) select ${COLUMNS} from whole_entry`,
      'insert into audit.checkpoint table whole_checkpoint',
    );
  });

  afterAll(async () => {
    await audit.close();
    await database.drop();
  });

  async function untilCheckpointed(size: number): Promise<void> {
    const newest = async () => readCheckpointList(await readFile(audit.evidence.checkpointFile, 'utf8')).notes.at(-1);
    await until(async () => (await newest())?.startsWith(`test-trail\n${size}\n`) === true);
  }

  /** Runs SQL as somebody would who has switched the guards off. */
  async function tamper(...statements: string[]): Promise<void> {
    for (const statement of [
      'alter table audit.entry disable trigger entry_is_only_added_to',
      'alter table audit.checkpoint disable trigger checkpoint_is_only_added_to',
      ...statements,
      'alter table audit.entry enable always trigger entry_is_only_added_to',
      'alter table audit.checkpoint enable always trigger checkpoint_is_only_added_to',
    ])
      await database.run(statement);
  }

  const check = (trusted?: readonly NoteKey[]) => checkHarness(audit, trusted);

  async function found(): Promise<readonly (readonly [string, number])[]> {
    return (await check()).findings.map(({ kind, place }) => [kind, place]);
  }

  /** Gives an entry the hash that it should have as it is now. */
  async function rehash(seq: number): Promise<void> {
    const rows = await database.run(`select ${STORED_ENTRY_COLUMNS} from audit.entry where entry.seq = ${seq}`);
    const hash = leafHash(storedLeafText(rows[0] as unknown as StoredEntryRow)).toString('hex');
    await tamper(`update audit.entry set leaf_hash = decode('${hash}', 'hex') where seq = ${seq}`);
  }

  test('is whole while nobody has', async () => {
    expect(await check()).toEqual({ entries: ENTRIES, proven: ENTRIES, findings: [] });
  });

  test.each([
    ['reason', `reason = 'a harmless one'`],
    ['actor', `actor = jsonb_set(actor, '{id}', '"somebody-else"')`],
    ['children', `child_ids = '{}'`],
    ['content', `content = content || '{"place": 77}'`],
    ['moment', `at = at + interval '1 microsecond'`],
    ['moment of recording', `recorded_at = recorded_at - interval '1 microsecond'`],
    ['signer', `recorded_by = 'police'`],
    ['id', `id = gen_random_uuid()`],
  ])('H09: tells which entry was edited when it is its %s', async (_what, change) => {
    await tamper(`update audit.entry set ${change} where seq = 23`);
    expect(await check()).toMatchObject({
      proven: ENTRIES,
      findings: [{ kind: 'entry-edited', place: 23, message: 'Entry 23 was edited: it is not what was hashed.' }],
    });
  });

  test('H09: tells between which checkpoints an entry was edited together with its hash', async () => {
    await tamper(`update audit.entry set reason = 'a harmless one' where seq = 23`);
    await rehash(23);
    const { findings, proven } = await check();
    expect(findings).toEqual([expect.objectContaining({ kind: 'entries-rewritten', place: 20 })]);
    expect(findings[0]?.message).toMatch(/^Entries 20 to 29: not what was signed/);
    expect(proven).toBe(20);
  });

  test('H09: tells an edited hash from an edited entry', async () => {
    await tamper(`update audit.entry set leaf_hash = sha256('x') where seq = 23`);
    expect(await found()).toEqual([['hash-edited', 23]]);
  });

  test('H09: tells which entries were deleted', async () => {
    await tamper(`delete from audit.entry where seq in (23, 24)`);
    const { findings } = await check();
    expect(findings.map(({ message }) => message)).toEqual([
      'Entries 23 to 24 were deleted: nothing is in that place.',
    ]);
  });

  test('H09: tells where an entry was deleted though all after it were numbered anew', async () => {
    await tamper(
      `delete from audit.entry where seq = 23`,
      `update audit.entry set seq = seq + 1000 where seq > 23`,
      `update audit.entry set seq = seq - 1001 where seq > 1000`,
    );
    const { findings } = await check();
    expect(findings.map(({ kind, place }) => [kind, place])).toEqual([
      ['entries-deleted', 23],
      ['tail-truncated', 59],
    ]);
    expect(findings[0]?.message).toBe('1 entry was deleted before entry 23: entries 23 to 58 stand 1 place too early.');
  });

  test.each([
    [23, 24],
    [23, 51],
  ])('H09: tells that entries %d and %d have changed places', async (one, other) => {
    await tamper(
      `update audit.entry set seq = 1000 where seq = ${one}`,
      `update audit.entry set seq = ${one} where seq = ${other}`,
      `update audit.entry set seq = ${other} where seq = 1000`,
    );
    const { findings } = await check();
    expect(findings.map(({ message }) => message)).toEqual([`Entries ${one} and ${other} have changed places.`]);
  });

  test('H09: tells that the end was cut off', async () => {
    await tamper(`delete from audit.entry where seq >= 55`);
    const { findings } = await check();
    expect(findings.map(({ kind, place }) => [kind, place])).toEqual([['tail-truncated', 55]]);
    expect(findings[0]?.message).toContain('entries 55 to 59 are missing');
  });

  test('H09: tells that the end was cut off with its checkpoints, by the file outside', async () => {
    await tamper(`delete from audit.entry where seq >= 55`, `delete from audit.checkpoint where size > 50`);
    expect(await found()).toEqual([['backup-restored', 55]]);
  });

  test('H10: tells that yesterday’s backup was restored', async () => {
    await tamper(`delete from audit.entry where seq >= 20`, `delete from audit.checkpoint where size > 20`);
    const { findings } = await check();
    expect(findings.map(({ kind }) => kind)).toEqual(['backup-restored']);
    expect(findings[0]?.message).toContain('a checkpoint of 60 entries');
  });

  test('H10, A07: does not write on a trail that is shorter than its checkpoint file says', async () => {
    await audit.close();
    await tamper(`delete from audit.entry where seq >= 20`, `delete from audit.checkpoint where size > 20`);
    audit = await startAuditHarness(database.store, audit.evidence);
    await expect(audit.isReady()).resolves.toBe(false);
    await expect(audit.append([entry()])).rejects.toMatchObject({ code: 'AUDIT_UNAVAILABLE' });
  });

  test('H09: tells that a checkpoint was deleted', async () => {
    await tamper(`delete from audit.checkpoint where size = 30`);
    expect(await found()).toEqual([['checkpoint-missing', 30]]);
  });

  const filed = (note: string, size: number) =>
    tamper(`update audit.checkpoint set note = '${note}' where size = ${size}`);
  const falseText = (size: number) =>
    checkpointText({ origin: 'test-trail', size, root: leafHash('false'), at: 1_790_000_000_000 });

  test('H12: tells a forged checkpoint: another tree under the old signature', async () => {
    const [row] = await database.run(`select note from audit.checkpoint where size = 30`);
    const signature = String(row?.['note']).split('\n\n')[1] ?? '';
    await filed(`${falseText(30)}\n${signature}`, 30);
    const { findings } = await check();
    expect(findings).toContainEqual(expect.objectContaining({ kind: 'checkpoint-forged', place: 30 }));
  });

  test('H12: tells a checkpoint that was signed with an attacker’s key, by the name of the key', async () => {
    const attacker = newEvidence().signer;
    await filed(signNote(falseText(30), attacker), 30);
    const { findings } = await check();
    const unknown = findings.find(({ kind }) => kind === 'key-unknown');
    expect(unknown?.message).toBe(
      `The checkpoint of 30 entries in the database is signed by test-trail+${attacker.key.id}, which is not a trusted key.`,
    );
  });

  test('H12: trusts no checkpoint of a whole trail that an attacker has signed anew', async () => {
    expect((await check([newEvidence().signer.key])).proven).toBe(0);
    expect((await check([newEvidence().signer.key])).findings).toHaveLength(12);
  });

  test('H11: tells that two trees were signed for one size', async () => {
    await filed(signNote(falseText(30), audit.evidence.signer), 30);
    expect(await found()).toContainEqual(['trail-forked', 30]);
  });

  test('tells several things at once, each in its place', async () => {
    await tamper(
      `update audit.entry set reason = 'a harmless one' where seq in (3, 41)`,
      `delete from audit.checkpoint where size = 20`,
    );
    expect(await found()).toEqual([
      ['entry-edited', 3],
      ['checkpoint-missing', 20],
      ['entry-edited', 41],
    ]);
  });
});
