import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { AuditEntry } from '../../schema/contract/audit-entry.ts';
import { SecurityTrail } from '../kernel/guard/security-trail.ts';
import { buildFederatedSchema, type FederatedSchema } from '../kernel/schema/federated-schema.ts';
import { startSubgraph, type Subgraph, type SubgraphSurroundings } from '../kernel/server/subgraph.ts';
import { archiveMonth } from './archive-month.ts';
import { appendEntries } from './append-entries.ts';
import { RecordedEntry } from './entities/recorded-entry.entity.ts';
import { eraseContent } from './erase-content.ts';
import { TRAIL_MIGRATIONS } from './migrations/trail-migrations.ts';
import { readDecision } from './read-decision.ts';
import { readTrail } from './read-trail.ts';
import { openReading } from './reading/reading-session.ts';
import type { AuditContext } from './resolvers/audit-context.ts';
import { AUDIT_SCHEMA_PARTS } from './resolvers/audit-schema-parts.ts';
import { trailDatabase } from './trail-database.ts';
import { within } from './within.ts';
import { archivistSession } from './writer/archivist-session.ts';
import { commitInto } from './writer/commit-into.ts';
import type { TrailEvidence } from './writer/trail-evidence.ts';
import { TrailWriter } from './writer/trail-writer.ts';
import { openLockedSession, openSharedSession, type OpenSession } from './writer/writer-session.ts';

/** Milliseconds that closing waits for what is still to be written. */
const CLOSING_DEADLINE = 5_000;
/** Milliseconds between two looks at the writer’s connection: well before it would be taken for one that fell silent. */
const KEEP_ALIVE = 1_000;

/** The schema of the audit subgraph: what auditors ask of the trail, and what families may read of it. */
export function auditSchema(): Promise<FederatedSchema> {
  return buildFederatedSchema(AUDIT_SCHEMA_PARTS);
}

/**
 * Starts the audit subgraph: the append-only trail of who asked what about whom, and what was decided. While another
 * process writes the same trail, this one is not ready and stores nothing.
 * @throws Error when the checkpoint file cannot be written
 */
export async function startAudit(surroundings: SubgraphSurroundings, evidence: TrailEvidence): Promise<Subgraph> {
  const schema = await auditSchema();
  const { logger, store } = surroundings;
  let pool: (() => SqlEntityManager) | undefined;
  const database = () => {
    if (pool === undefined) throw new Error('the database is not open yet');
    return trailDatabase(pool());
  };
  const open: OpenSession = async (former) =>
    store.kind === 'embedded' ? openSharedSession(store.pglite) : openLockedSession(database(), former);
  const writer = new TrailWriter(open, evidence, logger, Date.now);
  const commit = commitInto(writer, logger);
  const append = appendEntries(commit, (entry) => writer.prepare(entry));
  const record: AuditContext['record'] = async (entry) => void (await append.run({ entries: [entry] }, 'audit'));
  const ownTrail = { append: async (entries: readonly AuditEntry[]) => void (await append.run({ entries }, 'audit')) };
  const securityLog = new SecurityTrail({ part: 'audit', log: surroundings.securityLog, trail: ownTrail });
  const reading = await openReading(store, () => {
    if (pool === undefined) throw new Error('the database is not open yet');
    return pool();
  });
  const subgraph = await startSubgraph(
    {
      name: 'audit',
      tables: {
        schema: 'audit',
        entities: [RecordedEntry],
        migrations: TRAIL_MIGRATIONS,
      },
      schema: schema.executable,
      contextOf: (_fork, request): AuditContext => ({ em: reading.fork(), request, record }),
      internal: (fork) => {
        pool = fork;
        return {
          'append-entries': append,
          'archive-month': archiveMonth(writer, () => trailDatabase(reading.fork()), archivistSession(store), Date.now),
          'erase-content': eraseContent(writer),
          'read-decision': readDecision(() => reading.fork(), evidence.masterKeys),
          'read-trail': readTrail(() => reading.fork()),
        };
      },
    },
    { ...surroundings, securityLog },
  );
  try {
    await writer.start();
  } catch (error) {
    await subgraph.close();
    await reading.close();
    throw error;
  }
  const timers = [
    setInterval(() => void writer.keepAlive(), KEEP_ALIVE),
    setInterval(() => void writer.checkpoint(), evidence.everyMilliseconds),
  ];
  return {
    ...subgraph,
    isReady: async () => writer.isReady() && (await subgraph.isReady()),
    close: async () => {
      for (const timer of timers) clearInterval(timer);
      try {
        await within(CLOSING_DEADLINE, securityLog.close());
        await within(CLOSING_DEADLINE, commit.idle());
        await within(CLOSING_DEADLINE, writer.close());
      } finally {
        await subgraph.close();
        await reading.close();
      }
    },
  };
}
