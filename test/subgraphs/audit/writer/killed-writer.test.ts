import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { parseKeyRing } from '../../../../schema/contract/key-ring.ts';
import { callService } from '../../../../schema/wire/call-service.ts';
import { httpTransport } from '../../../../schema/wire/http-transport.ts';
import { noteSigner, parseSigningKey } from '../../../../subgraphs/audit/trail/checkpoint/note-key.ts';
import { buildProcesses, startProcess, untilReady } from '../../../scripts/deploy/hub-process.ts';
import { hubSettings } from '../../../scripts/deploy/hub-settings.ts';
import { entry } from '../audit-harness.ts';
import { server } from '../../../test-stores.ts';
import { checkHarness } from '../check-harness.ts';

/** Milliseconds under load after which the process is killed, one after the other. */
const KILLS = (process.env['TEST_KILLS'] ?? '130 410 275').split(' ').map(Number);

(server.present ? describe : describe.skip)('a writer that is killed', () => {
  beforeAll(buildProcesses);

  test('loses no entry that it acknowledged, and leaves a whole trail', async () => {
    const database = await server.open();
    if (database.store.kind !== 'server') throw new Error('a server was asked for');
    const settings = await hubSettings({ DATABASE_URL: database.store.url, AUDIT_CHECKPOINT_ENTRIES: '20' });
    const keysOf = (caller: string) => parseKeyRing(settings.all[`LINK_KEYS_${caller}_AUDIT`]!);
    const { transport, close } = httpTransport(`http://127.0.0.1:${settings.ports.audit}`);
    const acknowledged: string[] = [];
    for (const kill of KILLS) {
      const audit = startProcess('audit', settings.of('audit'));
      await untilReady(audit, settings.ports.audit);
      const line = { caller: 'gateway' as const, receiver: 'audit' as const, keys: keysOf('GATEWAY'), transport };
      const writers = Array.from({ length: 16 }, async () => {
        while (!audit.hasEnded()) {
          const entries = [entry(), entry()];
          await callService(line, 'append-entries', { entries }, 2_000).then(
            () => acknowledged.push(...entries.map(({ id }) => id)),
            () => pause(5),
          );
        }
      });
      await pause(kill);
      audit.signal('SIGKILL');
      expect(await audit.ended).toBe('SIGKILL');
      await Promise.all(writers);
    }
    const last = startProcess('audit', settings.of('audit'));
    await untilReady(last, settings.ports.audit);
    const operator = { caller: 'operator' as const, receiver: 'audit' as const, keys: keysOf('OPERATOR'), transport };
    const signer = noteSigner('childrens-services-hub', parseSigningKey(settings.all['AUDIT_SIGNING_KEY']!));
    const checkpointFile = settings.all['AUDIT_CHECKPOINT_FILE']!;
    const evidence = { signer, checkpointFile, everyEntries: 20, everyMilliseconds: 60_000, fileGrace: 0 };
    const { entries, findings } = await checkHarness({ line: operator, evidence });
    const stored = new Set((await database.run('select id from audit.entry')).map(({ id }) => id));
    expect(findings).toEqual([]);
    expect(entries).toBe(stored.size);
    expect(acknowledged.length).toBeGreaterThan(100);
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
    last.signal('SIGTERM');
    expect(await last.ended).toBe(0);
    await close();
    await database.drop();
  });
});
