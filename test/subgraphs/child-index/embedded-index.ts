import { jest } from '@jest/globals';
import { openTestStore } from '../../open-test-store.ts';
import { startIndexHarness } from './index-harness.ts';
import { indexTables } from './index-tables.ts';

export type EmbeddedIndex = Awaited<ReturnType<typeof startEmbeddedIndex>>;

/** The child index on a database in memory, for tests that need no server. */
export async function startEmbeddedIndex() {
  const pglite = await openTestStore();
  const queries = jest.spyOn(pglite, 'query');
  const index = await startIndexHarness({ kind: 'embedded', pglite });
  const run = async (sql: string): Promise<Record<string, unknown>[]> => (await pglite.exec(sql)).at(-1)?.rows ?? [];
  const tables = indexTables({ run });
  return {
    ...index,
    tables,
    run,
    /** SQL statements that the index has run outside transactions so far. */
    statements: () => queries.mock.calls.length,
    /** The hub's id of the child that a record is about, such as `EDUCATION ED-1`. */
    childOf: async (source: string): Promise<string> => {
      const id = (await tables.childOf()).get(source);
      if (id === undefined) throw new Error(`${source} is not registered`);
      return id;
    },
    close: async () => {
      await index.close();
      queries.mockRestore();
      await pglite.close();
    },
  };
}

/** A child that no record is about. */
export const UNKNOWN_ID = 'ffffffff-ffff-4fff-8fff-ffffffffffff';
