import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { entry, startAuditHarness, type AuditHarness } from '../../subgraphs/audit/audit-harness.ts';
import { server, type TestDatabase } from '../../test-stores.ts';
import { newEvidence } from '../../subgraphs/audit/new-evidence.ts';
import { buildProcesses, builtScript } from '../deploy/hub-process.ts';

(server.present ? describe : describe.skip)('the commands that check a trail on a server', () => {
  const entries = Array.from({ length: 12 }, () => entry());
  let database: TestDatabase;
  let audit: AuditHarness;
  let settings: Record<string, string>;

  beforeAll(async () => {
    await buildProcesses();
    database = await server.open();
    if (database.store.kind !== 'server') throw new Error('a server was asked for');
    audit = await startAuditHarness(database.store, newEvidence({ everyEntries: 5 }));
    for (const one of entries) await audit.append([one]);
    await audit.close();
    settings = {
      DATABASE_URL: database.store.url,
      AUDIT_CHECKPOINT_FILE: audit.evidence.checkpointFile,
      AUDIT_TRAIL_NAME: 'test-trail',
      AUDIT_SIGNING_KEY: audit.evidence.signer.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    };
  });

  afterAll(() => database.drop());

  /** What a command wrote and the status it ended with. */
  async function run(script: string, words: readonly string[], env: Record<string, string> = settings) {
    const ended = promisify(execFile)(process.execPath, [builtScript(script), ...words], { env });
    return ended.then(
      ({ stdout }) => ({ status: 0, stdout, stderr: '' }),
      (error: unknown) => {
        const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
        return { status: code, stdout, stderr };
      },
    );
  }

  test('say that a whole trail is whole, and whose signature was trusted', async () => {
    const { status, stdout } = await run('audit-verify', []);
    expect(stdout).toMatch(
      /^The trail is whole\.\n12 entries checked in .+ prove the first 12\.\nTrusted: test-trail\+/,
    );
    expect(status).toBe(0);
  });

  test('prove an entry, for somebody who has the proof and the public key alone', async () => {
    const made = await run('audit-prove', [entries[4]!.id]);
    const file = `${audit.evidence.checkpointFile}.proof`;
    await writeFile(file, made.stdout);
    const key = (await run('audit-verify', [])).stdout.split('Trusted: ')[1]!.trim();
    const checked = await run('audit-prove', ['--check', file, '--key', key], {});
    expect(checked).toMatchObject({ status: 0, stdout: expect.stringMatching(/^The entry was number 4 of 12 /) });
    await writeFile(file, made.stdout.replace('Visit on Monday', 'Visit on Sunday'));
    expect((await run('audit-prove', ['--check', file, '--key', key], {})).status).toBe(1);
  });

  test('end with status 1 and the place when something is wrong', async () => {
    await database.run('alter table audit.entry disable trigger entry_is_only_added_to');
    await database.run(`update audit.entry set reason = 'another' where seq = 7`);
    const { status, stdout } = await run('audit-verify', []);
    expect(stdout).toMatch(/^The trail is NOT whole:\n- Entry 7 was edited/);
    expect(status).toBe(1);
  });

  test('say what is missing when they cannot begin, and repeat no password', async () => {
    const url = settings['DATABASE_URL']!.replace(/:\d+\//, ':9/').replace('//', '//word:secret-word@');
    const away = await run('audit-verify', [], { ...settings, DATABASE_URL: url.replace(/@[^@]*@/, '@') });
    expect(away).toMatchObject({ status: 1, stderr: expect.stringContaining('The database does not answer') });
    expect(away.stderr).not.toContain('secret-word');
    const { AUDIT_SIGNING_KEY: _key, ...keyless } = settings;
    expect((await run('audit-verify', [], keyless)).stderr).toContain('Say whom to trust');
    const { AUDIT_CHECKPOINT_FILE: _file, ...fileless } = settings;
    expect((await run('audit-verify', [], fileless)).stderr).toContain('AUDIT_CHECKPOINT_FILE is required');
  });
});
