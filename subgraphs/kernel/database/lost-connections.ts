import type { Connection as Asked } from './prepared-statements.ts';

/** What is used here of a connection of the `pg` driver, and of its pool. */
interface Connection extends Asked {
  once(event: 'end', listener: () => void): unknown;
  release: (isLost?: boolean) => void;
}
export interface Pool {
  on(event: 'connect' | 'acquire', listener: (connection: Connection) => void): unknown;
  on(event: 'release', listener: (error: unknown, connection: Connection) => void): unknown;
}

/**
 * Frees the place in the pool of a connection that ends while somebody has it. Kysely gives the connection of a transaction
 * back once it was committed or rolled back, and on one that has ended it is neither: each would keep its place for ever,
 * and after as many as there are places nobody would have a connection any more.
 */
export function freeLostConnections(pool: Pool): void {
  const taken = new WeakSet<Connection>();
  pool.on('acquire', (connection) => void taken.add(connection));
  pool.on('release', (_error, connection) => void taken.delete(connection));
  pool.on('connect', (connection) => {
    connection.once('end', () => {
      if (!taken.has(connection)) return;
      connection.release(true);
      connection.release = () => {}; // whoever has it may give it back all the same
    });
  });
}
