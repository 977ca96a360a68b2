import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditEntry } from '../../../schema/contract/audit-entry.ts';
import { newKeyRing } from '../../../schema/contract/key-ring.ts';
import { appendEntries } from '../../../subgraphs/audit/append-entries.ts';
import { RecordedEntry } from '../../../subgraphs/audit/entities/recorded-entry.entity.ts';
import { TRAIL_MIGRATIONS } from '../../../subgraphs/audit/migrations/trail-migrations.ts';
import { noteSigner } from '../../../subgraphs/audit/trail/checkpoint/note-key.ts';
import { trailDatabase } from '../../../subgraphs/audit/trail-database.ts';
import { commitInto } from '../../../subgraphs/audit/writer/commit-into.ts';
import type { TrailEvidence } from '../../../subgraphs/audit/writer/trail-evidence.ts';
import { TrailWriter } from '../../../subgraphs/audit/writer/trail-writer.ts';
import { openLockedSession } from '../../../subgraphs/audit/writer/writer-session.ts';
import { openDatabase, type Database } from '../../../subgraphs/kernel/database/database.ts';
import { createLogger } from '../../../subgraphs/kernel/server/logger.ts';

/** A trail that is there for as long as a benchmark runs. */
export interface ScratchTrail {
  readonly evidence: TrailEvidence;
  /** The append operation, as whoever has passed the guard calls it. Resolves when the entries are durable. */
  append(entries: readonly AuditEntry[]): Promise<void>;
  close(): Promise<void>;
}

/** Opens a database, with the tables of a trail made where there are none. */
export function openTrailTables(url: string): Promise<Database> {
  const tables = { schema: 'audit', entities: [RecordedEntry], migrations: TRAIL_MIGRATIONS };
  return openDatabase(tables, { kind: 'server', url, connections: 2 });
}

/**
 * Makes the tables of a trail, and its writer, group commit and append operation: all of the subgraph but the wire, whose
 * other end would be measured with it. It signs as often as in a deployment that leaves that as it is.
 */
export async function startScratchTrail(url: string): Promise<ScratchTrail> {
  const folder = await mkdtemp(join(tmpdir(), 'hub-bench-audit-'));
  const evidence: TrailEvidence = {
    signer: noteSigner('bench', generateKeyPairSync('ed25519').privateKey),
    formerSigners: [],
    masterKeys: newKeyRing(),
    checkpointFile: join(folder, 'checkpoints.txt'),
    everyEntries: 1_000,
    everyMilliseconds: 60_000,
    fileGrace: 60_000,
  };
  const logger = createLogger('audit', 'warn');
  const database = await openTrailTables(url);
  const pool = trailDatabase(database.fork());
  const writer = new TrailWriter(async (former) => openLockedSession(pool, former), evidence, logger, Date.now);
  await writer.start();
  const commit = commitInto(writer, logger);
  const operation = appendEntries(commit, (entry) => writer.prepare(entry));
  // As the subgraph does, so that the connection is not taken for one that fell silent.
  const timer = setInterval(() => void writer.keepAlive(), 1_000);
  return {
    evidence,
    append: async (entries) => void (await operation.run({ entries }, 'child-index')),
    close: async () => {
      clearInterval(timer);
      await commit.idle();
      await writer.close();
      await database.close();
      await rm(folder, { recursive: true });
    },
  };
}
