import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { MikroORM, type SqlEntityManager } from '@mikro-orm/postgresql';
import { impatientSocket, type Store } from '../../kernel/database/database.ts';
import { RecordedEntry } from '../entities/recorded-entry.entity.ts';

/** Where the trail is read. */
export interface ReadingSession {
  /** A fresh entity manager, for one request. */
  fork(): SqlEntityManager;
  close(): Promise<void>;
}

/** Milliseconds: to connect, for one statement, and until an unused connection is closed. */
const CONNECTING = 1_000;
const STATEMENT_TIMEOUT = 2_500;
const IDLE_TIMEOUT = 2_500;
/** Connections of the store that are not for reading: the writer’s, and the one that asks whether the database is there. */
const OTHERS = 2;

/**
 * Opens the sessions in which the trail is read. On a server they are `audit_reader` and read-only from their first
 * moment, whatever the user they log in as may do. Inside the process there is one connection for everybody, and the
 * triggers stand guard.
 * @param owner makes entity managers of the user who owns the tables; they are up to date
 */
export async function openReading(store: Store, owner: () => SqlEntityManager): Promise<ReadingSession> {
  if (store.kind === 'embedded') return { fork: owner, close: () => Promise.resolve() };
  const orm = await MikroORM.init({
    schema: 'audit',
    entities: [RecordedEntry],
    metadataProvider: ReflectMetadataProvider,
    forceUtcTimezone: true,
    clientUrl: store.url,
    ensureDatabase: false,
    pool: { min: 0, max: Math.max(1, store.connections - OTHERS), idleTimeoutMillis: IDLE_TIMEOUT },
    driverOptions: {
      connectionTimeoutMillis: CONNECTING,
      statement_timeout: STATEMENT_TIMEOUT,
      stream: () => impatientSocket(),
      // A trail is large, and what is read of it small: compiling a query takes many times as long as running it.
      options: '-c role=audit_reader -c default_transaction_read_only=on -c jit=off',
    },
  });
  return { fork: () => orm.em.fork(), close: () => orm.close() };
}
