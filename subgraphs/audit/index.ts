import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import { buildFederatedSchema, type FederatedSchema } from '../kernel/schema/federated-schema.ts';
import { startSubgraph, type Subgraph, type SubgraphSurroundings } from '../kernel/server/subgraph.ts';
import { appendEntries } from './append-entries.ts';
import { RecordedEntry } from './entities/recorded-entry.entity.ts';
import { M0001Trail } from './migrations/m0001-trail.ts';
import { M0002Tree } from './migrations/m0002-tree.ts';
import { readDecision } from './read-decision.ts';
import { readTrail } from './read-trail.ts';
import { AuditEntriesResolver, type AuditContext } from './resolvers/audit-entries.resolver.ts';
import { GroupCommit } from './trail/group-commit.ts';
import { trailDatabase } from './trail-database.ts';
import { within } from './within.ts';
import { isRefusal, type IncomingEntry } from './writer/insert-entries.ts';
import type { TrailEvidence } from './writer/trail-evidence.ts';
import { TrailWriter } from './writer/trail-writer.ts';
import { openLockedSession, openSharedSession, type OpenSession } from './writer/writer-session.ts';

const MEBIBYTE = 1024 * 1024;
const BOUNDS = { waitingItems: 10_000, waitingBytes: 32 * MEBIBYTE, flushItems: 1_000, flushBytes: 4 * MEBIBYTE };

/** Milliseconds that closing waits for what is still to be written. */
const CLOSING_DEADLINE = 5_000;
/** Milliseconds between two looks at the writer’s connection: well before it would be taken for one that fell silent. */
const KEEP_ALIVE = 1_000;

/** The schema of the audit subgraph: one query, for auditors. */
export function auditSchema(): Promise<FederatedSchema> {
  return buildFederatedSchema({ resolvers: [AuditEntriesResolver], orphanedTypes: [], references: {} });
}

/**
 * Starts the audit subgraph: the append-only trail of who asked what about whom, and what was decided. While another
 * process writes the same trail, this one is not ready and stores nothing.
 * @throws Error when the checkpoint file cannot be written
 */
export async function startAudit(surroundings: SubgraphSurroundings, evidence: TrailEvidence): Promise<Subgraph> {
  const schema = await auditSchema();
  const { logger } = surroundings;
  let pool: (() => SqlEntityManager) | undefined;
  const database = () => {
    if (pool === undefined) throw new Error('the database is not open yet');
    return trailDatabase(pool());
  };
  const open: OpenSession = async (former) =>
    surroundings.store.kind === 'embedded' ? openSharedSession(database()) : openLockedSession(database(), former);
  const writer = new TrailWriter(open, evidence, logger, Date.now);
  const commit = commitInto(writer, logger);
  const subgraph = await startSubgraph(
    {
      name: 'audit',
      tables: {
        schema: 'audit',
        entities: [RecordedEntry],
        migrations: [
          { name: 'm0001-trail', class: M0001Trail },
          { name: 'm0002-tree', class: M0002Tree },
        ],
      },
      schema: schema.executable,
      contextOf: (em, request): AuditContext => ({ em, request }),
      internal: (fork) => {
        pool = fork;
        return {
          'append-entries': appendEntries(commit),
          'read-decision': readDecision(fork),
          'read-trail': readTrail(fork),
        };
      },
    },
    surroundings,
  );
  try {
    await writer.start();
  } catch (error) {
    await subgraph.close();
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
        await within(CLOSING_DEADLINE, commit.idle());
        await within(CLOSING_DEADLINE, writer.close());
      } finally {
        await subgraph.close();
      }
    },
  };
}

function commitInto(writer: TrailWriter, logger: Logger): GroupCommit<IncomingEntry> {
  return new GroupCommit<IncomingEntry>({
    bounds: BOUNDS,
    isRefusal,
    async flush(entries) {
      try {
        await writer.append(entries);
      } catch (error) {
        logger.warn({ err: error, entries: entries.length }, 'audit entries not stored');
        throw error;
      }
    },
  });
}
