import type { PostgreSqlConnection, SqlEntityManager } from '@mikro-orm/postgresql';
import type { RowTarget } from '../write-rows.ts';
import { copyStatement } from './copy-writer.ts';

/** Rows of one table, as messages for COPY; see CopyWriter. */
export interface Copied {
  readonly target: RowTarget;
  readonly messages: Buffer;
}

/** One connection and one transaction: all that is done in it is there when it ends, or nothing. */
export interface LoadSession {
  run<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Sends rows of several tables, in their order, without waiting between them. */
  copy(tables: readonly Copied[]): Promise<void>;
}

/** What is used here of the driver's connections: https://node-postgres.com/apis/client */
interface Client {
  query(text: string, values?: readonly unknown[]): Promise<{ rows: unknown[] }>;
  query(sent: CopyIn): void;
  release(broken?: Error): void;
}
interface Pool {
  connect(): Promise<Client>;
}
interface Wire {
  query(text: string): void;
  readonly stream: { write(messages: Buffer): unknown };
  endCopyFrom(): void;
}

/** Does work in a transaction of its own, on a server’s database. */
export async function inOneTransaction<Result>(
  em: SqlEntityManager,
  work: (session: LoadSession) => Promise<Result>,
): Promise<Result> {
  const pool = (await (em.getConnection() as PostgreSqlConnection).getNativeClient()) as Pool;
  const client = await pool.connect();
  let failed: Error | undefined;
  try {
    await client.query('begin');
    const result = await work({
      run: async <Row>(text: string, values: readonly unknown[] = []) =>
        (await client.query(text, values)).rows as Row[],
      copy: (tables) =>
        tables.length === 0
          ? Promise.resolve()
          : new Promise((resolve, reject) => client.query(new CopyIn(tables, resolve, reject))),
    });
    await client.query('commit');
    return result;
  } catch (error) {
    failed = error instanceof Error ? error : new Error('the load failed', { cause: error });
    throw error;
  } finally {
    // A connection that is closed takes back what was not committed.
    client.release(failed);
  }
}

/**
 * Several COPY statements in one message, and what they read behind it: the server asks for the rows of each in turn and
 * finds them there (https://www.postgresql.org/docs/current/protocol-flow.html, COPY operations). Where one fails, it
 * passes over the rest.
 */
class CopyIn {
  readonly #tables: readonly Copied[];
  readonly #resolve: () => void;
  readonly #reject: (error: Error) => void;

  constructor(tables: readonly Copied[], resolve: () => void, reject: (error: Error) => void) {
    this.#tables = tables;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  submit(wire: Wire): void {
    wire.query(this.#tables.map(({ target }) => copyStatement(target)).join(';'));
    for (const { messages } of this.#tables) {
      wire.stream.write(messages);
      wire.endCopyFrom();
    }
  }

  handleCopyInResponse(): void {}

  handleCommandComplete(): void {}

  handleError(error: Error): void {
    this.#reject(error);
  }

  handleReadyForQuery(): void {
    this.#resolve();
  }
}
