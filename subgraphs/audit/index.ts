import type { SqlEntityManager } from '@mikro-orm/postgresql';
import type { Logger } from 'pino';
import { buildFederatedSchema, type FederatedSchema } from '../kernel/schema/federated-schema.ts';
import { startSubgraph, type Subgraph, type SubgraphSurroundings } from '../kernel/server/subgraph.ts';
import { appendEntries } from './append-entries.ts';
import { RecordedEntry } from './entities/recorded-entry.entity.ts';
import { insertEntries, isRefusal } from './insert-entries.ts';
import { M0001Trail } from './migrations/m0001-trail.ts';
import { AuditEntriesResolver, type AuditContext } from './resolvers/audit-entries.resolver.ts';
import { GroupCommit } from './trail/group-commit.ts';
import { within } from './within.ts';

const MEBIBYTE = 1024 * 1024;
const BOUNDS = { waitingItems: 10_000, waitingBytes: 32 * MEBIBYTE, flushItems: 1_000, flushBytes: 4 * MEBIBYTE };

/** Milliseconds one flush may take: longer than the database lets a statement run, for when the database is not there. */
const FLUSH_DEADLINE = 3_000;
/** Milliseconds that closing waits for what is still to be written. */
const CLOSING_DEADLINE = 5_000;

/** The schema of the audit subgraph: one query, for auditors. */
export function auditSchema(): Promise<FederatedSchema> {
  return buildFederatedSchema({ resolvers: [AuditEntriesResolver], orphanedTypes: [], references: {} });
}

/** Starts the audit subgraph: the append-only trail of who asked what about whom, and what was decided. */
export async function startAudit(surroundings: SubgraphSurroundings): Promise<Subgraph> {
  const schema = await auditSchema();
  let trail: GroupCommit<string> | undefined;
  const subgraph = await startSubgraph(
    {
      name: 'audit',
      tables: {
        schema: 'audit',
        entities: [RecordedEntry],
        migrations: [{ name: 'm0001-trail', class: M0001Trail }],
      },
      schema: schema.executable,
      contextOf: (em, request): AuditContext => ({ em, request }),
      internal: (fork) => {
        trail = trailInto(fork, surroundings.logger);
        return { 'append-entries': appendEntries(trail) };
      },
    },
    surroundings,
  );
  return {
    ...subgraph,
    close: async () => {
      try {
        if (trail !== undefined) await within(CLOSING_DEADLINE, trail.idle());
      } finally {
        await subgraph.close();
      }
    },
  };
}

function trailInto(fork: () => SqlEntityManager, logger: Logger): GroupCommit<string> {
  return new GroupCommit<string>({
    bounds: BOUNDS,
    isRefusal,
    async flush(texts) {
      try {
        await within(FLUSH_DEADLINE, insertEntries(fork(), texts));
      } catch (error) {
        logger.warn({ err: error, entries: texts.length }, 'audit entries not stored');
        throw error;
      }
    },
  });
}
