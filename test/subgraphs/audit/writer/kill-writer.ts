import { setTimeout as pause } from 'node:timers/promises';
import { expect } from '@jest/globals';
import type { AuditEntry } from '../../../../schema/contract/audit-entry.ts';
import { parseKeyRing } from '../../../../schema/contract/key-ring.ts';
import { callService } from '../../../../schema/wire/call-service.ts';
import { httpTransport } from '../../../../schema/wire/http-transport.ts';
import { noteSigner, parseSigningKey } from '../../../../subgraphs/audit/trail/checkpoint/note-key.ts';
import type { Finding } from '../../../../subgraphs/audit/trail/check/finding.ts';
import { startProcess, untilReady } from '../../../scripts/deploy/hub-process.ts';
import { hubSettings } from '../../../scripts/deploy/hub-settings.ts';
import type { TestDatabase } from '../../../test-stores.ts';
import { entry } from '../audit-harness.ts';
import { checkHarness } from '../check-harness.ts';
import { newEvidence } from '../new-evidence.ts';

/** What the trail was like in the end, in numbers of entries. */
export interface TrailAfterKills {
  readonly findings: readonly Finding[];
  readonly checked: number;
  readonly stored: number;
  readonly delivered: number;
  readonly lost: number;
  readonly twice: number;
}

/** Callers that write at the same time, each as soon as its last call was answered. */
const CALLERS = 16;

/**
 * Kills the audit subgraph under load (kill -9), after so many milliseconds each time, and starts it again. Calls that
 * were not answered are made again, with the same entries. Then every entry that was acknowledged has to be there, none
 * twice, and the trail whole. Drops the database.
 */
export async function killWriter(database: TestDatabase, moments: readonly number[]): Promise<TrailAfterKills> {
  if (database.store.kind !== 'server') throw new Error('a server was asked for');
  const settings = await hubSettings({ DATABASE_URL: database.store.url, AUDIT_CHECKPOINT_ENTRIES: '20' });
  const keysOf = (caller: string) => parseKeyRing(settings.all[`LINK_KEYS_${caller}_AUDIT`]!);
  const { transport, close } = httpTransport(`http://127.0.0.1:${settings.ports.audit}`);
  const line = { caller: 'gateway' as const, receiver: 'audit' as const, keys: keysOf('GATEWAY'), transport };
  const acknowledged: string[] = [];
  let unanswered: AuditEntry[][] = [];
  const deliver = async (entries: AuditEntry[]) => {
    await callService(line, 'append-entries', { entries }, 2_000).then(
      () => acknowledged.push(...entries.map(({ id }) => id)),
      async () => {
        unanswered.push(entries);
        await pause(5);
      },
    );
  };

  for (const moment of moments) {
    const audit = startProcess('audit', settings.of('audit'));
    await untilReady(audit, settings.ports.audit);
    const again = unanswered;
    unanswered = [];
    const writers = Array.from({ length: CALLERS }, async () => {
      while (!audit.hasEnded()) await deliver(again.pop() ?? request());
    });
    await pause(moment);
    audit.signal('SIGKILL');
    expect(await audit.ended).toBe('SIGKILL');
    await Promise.all(writers);
    unanswered.push(...again);
  }

  const last = startProcess('audit', settings.of('audit'));
  await untilReady(last, settings.ports.audit);
  const repeated = unanswered;
  unanswered = [];
  for (const entries of repeated) await deliver(entries);
  expect(unanswered).toEqual([]);
  const operator = { ...line, caller: 'operator' as const, keys: keysOf('OPERATOR') };
  const signer = noteSigner('childrens-services-hub', parseSigningKey(settings.all['AUDIT_SIGNING_KEY']!));
  const evidence = newEvidence({ signer, checkpointFile: settings.all['AUDIT_CHECKPOINT_FILE']! });
  const checked = await checkHarness({ line: operator, evidence });
  const ids = (await database.run('select id from audit.entry')).map(({ id }) => String(id));
  const stored = new Set(ids);
  last.signal('SIGTERM');
  expect(await last.ended).toBe(0);
  await close();
  await database.drop();
  return {
    findings: checked.findings,
    checked: checked.entries,
    stored: ids.length,
    delivered: new Set(acknowledged).size,
    lost: acknowledged.filter((id) => !stored.has(id)).length,
    twice: ids.length - stored.size,
  };
}

/** A decision and a change, whose personal parts are encrypted. */
function request(): AuditEntry[] {
  return [
    entry(),
    entry({ kind: 'change', content: { change: 'recordConsent', before: null, after: { given: true } } }),
  ];
}
