import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { INDEX_TABLES } from '../../../../subgraphs/child-index/index-tables.ts';
import { readingBeside } from '../../../../subgraphs/child-index/matching/reading-beside.ts';
import { openDatabase } from '../../../../subgraphs/kernel/database/database.ts';
import { embedded, server, type TestDatabase } from '../../../test-stores.ts';

/** The server’s process that serves a connection. */
async function backend(em: SqlEntityManager): Promise<number> {
  const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(em.getKysely());
  return rows[0]?.pid ?? 0;
}

(server.present ? describe : describe.skip)('what is read beside a transaction on a PostgreSQL server', () => {
  let test_: TestDatabase;
  beforeAll(async () => {
    test_ = await server.open();
  });
  afterAll(() => test_.drop());
  const opened = async (connections: number, work: (fork: () => SqlEntityManager) => Promise<void>) => {
    if (test_.store.kind !== 'server') throw new Error('not a server');
    const database = await openDatabase(INDEX_TABLES, { ...test_.store, connections });
    try {
      await work(() => database.fork());
    } finally {
      await database.close();
    }
  };

  test('is read on another connection, which is given back however the work ends', () =>
    opened(2, async (fork) => {
      const em = fork();
      for (let round = 0; round < 3; round++) {
        const work = em.transactional(async (transaction) => {
          const own = await backend(transaction);
          await readingBeside(em, transaction, async (reader) => {
            expect(await backend(reader)).not.toBe(own);
            throw new Error('half-way');
          });
        });
        await expect(work).rejects.toThrow('half-way');
      }
    }));

  test.each([
    ['there is one connection only', 1],
    ['others have all of them', 2],
  ])('is read in the transaction where %s', (_, connections) =>
    opened(connections, async (fork) => {
      const others = Array.from({ length: connections - 1 }, () => fork());
      for (const other of others) await other.begin();
      const em = fork();
      await em.transactional(async (transaction) => {
        const own = await backend(transaction);
        expect(await readingBeside(em, transaction, backend)).toBe(own);
        expect(await backend(transaction)).toBe(own);
      });
      for (const other of others) await other.rollback();
    }),
  );
});

test('what is read beside a transaction of the embedded database, which has one connection, is read in it', async () => {
  const { store, drop } = await embedded.open();
  const database = await openDatabase(INDEX_TABLES, store);
  const em = database.fork();
  await em.transactional(async (transaction) => {
    expect(await readingBeside(em, transaction, (reader) => Promise.resolve(reader))).toBe(transaction);
  });
  await database.close();
  await drop();
});
