import { createRequire } from 'node:module';

/** Whatever sends statements to a database by a method of this name. */
export interface Querying {
  query(this: unknown, ...parameters: unknown[]): unknown;
}

/** Counts calls of `query` from now on; returns how many there were so far. */
export function countQueries(client: Querying): () => number {
  const { query } = client;
  let count = 0;
  client.query = function counted(...parameters) {
    count += 1;
    return query.apply(this, parameters);
  };
  return () => count;
}

/** The client class that MikroORM's PostgreSQL driver sends everything through, and brings along. */
export function postgresClients(): Querying {
  const require = createRequire(createRequire(import.meta.url).resolve('@mikro-orm/postgresql'));
  return (require('pg') as { Client: { prototype: Querying } }).Client.prototype;
}
