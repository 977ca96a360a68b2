/** Times that a text comes before it is prepared, and texts that are prepared at most: what is made up anew each time stays as it is. */
const OFTEN = 5;
const MOST_PREPARED = 200;
const MOST_COUNTED = 2_000;
/** Characters of the longest that is counted or prepared: longer ones have a row for each of many, and seldom come again. */
const LONGEST = 8_000;

/** What is used here of a connection of the `pg` driver. */
export interface Connection {
  query: (...asked: readonly unknown[]) => unknown;
}

/**
 * Names for the statements that a process asks again and again, so that each connection has PostgreSQL read and plan them
 * once (https://www.postgresql.org/docs/current/sql-prepare.html, notes). Names are the same on all connections, and few:
 * the server keeps a plan for each of them as long as the connection lasts.
 */
export class PreparedStatements {
  readonly #names = new Map<string, string>();
  readonly #counts = new Map<string, number>();

  /** Has this connection prepare what is asked often. Statements without parameters are left alone: many of them are commands. */
  serve(connection: Connection): void {
    const query = connection.query.bind(connection);
    connection.query = (text, values, ...rest) => {
      const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? this.#nameOf(text) : null;
      return name === null ? query(text, values, ...rest) : query({ name, text, values }, ...rest);
    };
  }

  #nameOf(text: string): string | null {
    if (text.length > LONGEST) return null;
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    if (this.#names.size >= MOST_PREPARED) return null;
    const count = (this.#counts.get(text) ?? 0) + 1;
    if (count < OFTEN) {
      if (this.#counts.size >= MOST_COUNTED) this.#counts.clear();
      this.#counts.set(text, count);
      return null;
    }
    this.#counts.delete(text);
    const name = `hub_${this.#names.size}`;
    this.#names.set(text, name);
    return name;
  }
}
