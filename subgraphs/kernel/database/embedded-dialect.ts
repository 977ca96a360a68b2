import type { PGlite } from '@electric-sql/pglite';
import { PGliteDialect, PGliteDriver, type DatabaseConnection } from 'kysely';

/**
 * Kysely's PGlite dialect with a connection object for each user of the one session. Kysely's own driver hands the same
 * object to everybody, so a query from elsewhere would run inside whatever transaction is open, and a second
 * transaction would commit the first. With an object each, queries outside a transaction wait until it has ended.
 */
export class EmbeddedDialect extends PGliteDialect {
  readonly #pglite: PGlite;

  constructor(pglite: PGlite) {
    super({ pglite });
    this.#pglite = pglite;
  }

  override createDriver(): PGliteDriver {
    return new EmbeddedDriver(this.#pglite);
  }
}

class EmbeddedDriver extends PGliteDriver {
  readonly #pglite: PGlite;

  constructor(pglite: PGlite) {
    super({ pglite });
    this.#pglite = pglite;
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const own = new PGliteDriver({ pglite: this.#pglite });
    await own.init();
    return own.acquireConnection();
  }

  /** The instance is shared by all subgraphs of the process; who opened it closes it. */
  override async destroy(): Promise<void> {}
}
