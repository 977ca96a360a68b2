import { Socket } from 'node:net';
import 'reflect-metadata';
import type { PGlite } from '@electric-sql/pglite';
import type { EntityClass, MigrationObject } from '@mikro-orm/core';
import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { Migrator } from '@mikro-orm/migrations';
import { MikroORM as PgliteOrm } from '@mikro-orm/pglite';
import { MikroORM as PostgreSqlOrm, type SqlEntityManager } from '@mikro-orm/postgresql';
import { freeLostConnections, type Pool } from './lost-connections.ts';
import { PreparedStatements } from './prepared-statements.ts';

/** Where a subgraph's tables are: the PostgreSQL inside the process, or a server. */
export type Store =
  | { readonly kind: 'embedded'; readonly pglite: PGlite }
  | {
      readonly kind: 'server';
      readonly url: string;
      readonly connections: number;
      /** Milliseconds that a statement may take, where the work is of the kind that takes minutes. */
      readonly patience?: number;
    };

/** What a subgraph keeps: its own Postgres schema, the classes mapped to its tables, and how the tables came to be. */
export interface Tables {
  readonly schema: string;
  readonly entities: readonly EntityClass[];
  readonly migrations: readonly MigrationObject[];
}

export interface Database {
  /** A fresh entity manager, for one request or one unit of work. */
  fork(): SqlEntityManager;
  /** True when the database answers. */
  isReady(): Promise<boolean>;
  close(): Promise<void>;
}

/** Statements that take longer than this are broken off by the server, in milliseconds. */
const STATEMENT_TIMEOUT = 2_500;
/** A connection on which nothing comes for this long while something is awaited is given up, in milliseconds. */
const SILENCE_TIMEOUT = 5_000;
/** Unused connections are closed before they could be taken for silent ones, in milliseconds. */
const IDLE_TIMEOUT = 2_500;
/** Milliseconds within which a database that is up answers. */
const READY_TIMEOUT = 1_000;

/** Connects a subgraph to its store and brings its tables up to date. */
export async function openDatabase(tables: Tables, store: Store): Promise<Database> {
  const shared = {
    schema: tables.schema,
    entities: [...tables.entities],
    metadataProvider: ReflectMetadataProvider,
    extensions: [Migrator],
    // Dates without a time stay text: a date of birth has no time zone.
    forceUtcTimezone: true,
    migrations: {
      tableName: `${tables.schema}.migration`,
      migrationsList: [...tables.migrations],
      snapshot: false,
      silent: true,
    },
  };
  const statements = new PreparedStatements();
  const orm =
    store.kind === 'embedded'
      ? await PgliteOrm.init({ ...shared, driverOptions: { pglite: store.pglite } })
      : await PostgreSqlOrm.init({
          ...shared,
          clientUrl: store.url,
          ensureDatabase: false, // a mistyped name is an error, not a new database
          pool: { min: 0, max: store.connections, idleTimeoutMillis: IDLE_TIMEOUT },
          driverOptions: {
            connectionTimeoutMillis: 1_000,
            statement_timeout: store.patience ?? STATEMENT_TIMEOUT,
            // Queries here are short: compiling one takes longer than running it.
            options: '-c jit=off',
            stream: () => impatientSocket(store.patience),
            onPoolCreated: (pool: Pool) => {
              pool.on('connect', (connection) => statements.serve(connection));
              freeLostConnections(pool);
            },
          },
        });
  await orm.migrator.up();
  return {
    fork: () => orm.em.fork(),
    isReady: () => Promise.race([orm.isConnected(), notReadyAfter(READY_TIMEOUT)]),
    close: () => orm.close(),
  };
}

/**
 * A connection to a server that has gone without a word (a pulled cable, a frozen host) never ends by itself, and would
 * keep its place in the pool for ever.
 */
export function impatientSocket(patience = SILENCE_TIMEOUT): Socket {
  const socket = new Socket();
  return socket.setTimeout(patience, () => socket.destroy(new Error('the database fell silent')));
}

function notReadyAfter(milliseconds: number): Promise<false> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(false), milliseconds).unref();
  });
}
