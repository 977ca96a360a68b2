import { randomBytes } from 'node:crypto';
import type { PGlite } from '@electric-sql/pglite';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openDatabase, type Database, type Store } from '../../../../subgraphs/kernel/database/database.ts';
import { openTestStore } from '../../../open-test-store.ts';
import { Trial, trialMigration } from './trial.entity.ts';

const url = process.env['TEST_DATABASE_URL'];
const kinds = url === undefined ? (['embedded'] as const) : (['embedded', 'server'] as const);

describe.each(kinds)('the %s database', (kind) => {
  const schema = `trial_${randomBytes(6).toString('hex')}`;
  const tables = { schema, entities: [Trial], migrations: [{ name: 'm0001', class: trialMigration(schema) }] };
  let pglite: PGlite | null = null;
  let store: Store;
  let database: Database;

  beforeAll(async () => {
    if (kind === 'embedded') pglite = await openTestStore();
    store = pglite === null ? { kind: 'server', url: url ?? '', connections: 4 } : { kind: 'embedded', pglite };
    database = await openDatabase(tables, store);
  });
  afterAll(async () => {
    await database.fork().execute(`drop schema ${schema} cascade`);
    await database.close();
    await pglite?.close();
  });

  const amountOf = async (id: string) => (await database.fork().findOne(Trial, { id }))?.amount ?? null;

  test('keeps a day as the text it was, leap days and the first of January too', async () => {
    const days = ['2016-02-29', '1999-12-31', '2026-01-01', '2026-03-29', null];
    await database.fork().insertMany(
      Trial,
      days.map((day, position) => ({ id: `day-${position}`, amount: 0, day, notes: null })),
    );
    const found = await database.fork().find(Trial, { id: { $like: 'day-%' } }, { orderBy: { id: 'asc' } });
    expect(found.map((row) => row.day)).toEqual(days);
  });

  test('keeps JSON as it was, letters and signs of every kind', async () => {
    const notes = [{ name: 'Zoë O’Neil-Łukasz', quote: `it's "so" \\ done`, none: null }];
    await database.fork().upsert(Trial, { id: 'json', amount: 0, day: null, notes });
    expect((await database.fork().findOneOrFail(Trial, { id: 'json' })).notes).toEqual(notes);
  });

  test('runs each migration once', async () => {
    const again = await openDatabase(tables, store);
    expect(await again.isReady()).toBe(true);
    await again.close();
    expect(await database.isReady()).toBe(true);
  });

  // The embedded one has none to lose.
  if (kind === 'server')
    test('has connections after more of them were lost half-way than there may be', async () => {
      for (let lost = 0; lost < 6; lost += 1) {
        const work = database.fork().transactional((em) => em.execute('select pg_terminate_backend(pg_backend_pid())'));
        await expect(work).rejects.toThrow('terminating connection');
      }
      await database.fork().transactional((em) => em.insert(Trial, { id: 'after', amount: 3, day: null, notes: null }));
      expect(await amountOf('after')).toBe(3);
    });

  test('undoes everything of a transaction that fails', async () => {
    const failing = database.fork().transactional(async (em) => {
      await em.insert(Trial, { id: 'undone', amount: 1, day: null, notes: null });
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    expect(await amountOf('undone')).toBeNull();
  });

  test('does not mix transactions that run at the same time: one fails, the others stay', async () => {
    const insertSlowly = (id: string, fail: boolean) =>
      database.fork().transactional(async (em) => {
        await em.insert(Trial, { id: `${id}-1`, amount: 1, day: null, notes: null });
        await new Promise((resolve) => setTimeout(resolve, 20));
        await em.insert(Trial, { id: `${id}-2`, amount: 2, day: null, notes: null });
        if (fail) throw new Error('on purpose');
      });
    const results = await Promise.allSettled([
      insertSlowly('first', false),
      insertSlowly('second', true),
      insertSlowly('third', false),
    ]);
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    const kept = await Promise.all(
      ['first-1', 'first-2', 'second-1', 'second-2', 'third-1', 'third-2'].map((id) => amountOf(id)),
    );
    expect(kept).toEqual([1, 2, null, null, 1, 2]);
  });

  test('does not let a query from elsewhere see or join an open transaction', async () => {
    let begun: () => void = () => undefined;
    const beginning = new Promise<void>((resolve) => (begun = resolve));
    const transaction = database.fork().transactional(async (em) => {
      await em.insert(Trial, { id: 'unseen', amount: 1, day: null, notes: null });
      begun();
      await new Promise((resolve) => setTimeout(resolve, 30));
      throw new Error('on purpose');
    });
    await beginning;
    const outside = database.fork().insert(Trial, { id: 'outside', amount: 7, day: null, notes: null });
    const seen = amountOf('unseen');
    await expect(transaction).rejects.toThrow('on purpose');
    await outside;
    expect(await seen).toBeNull();
    expect(await amountOf('outside')).toBe(7);
  });

  test('keeps apart the transactions of two subgraphs that share it', async () => {
    const other = `${schema}_b`;
    const migrations = [{ name: 'm0001', class: trialMigration(other) }];
    const neighbour = await openDatabase({ schema: other, entities: [Trial], migrations }, store);
    const row = { amount: 1, day: null, notes: null };
    const failing = database.fork().transactional(async (em) => {
      await em.insert(Trial, { id: 'shared', ...row });
      await new Promise((resolve) => setTimeout(resolve, 20));
      throw new Error('on purpose');
    });
    const staying = neighbour.fork().transactional(async (em) => {
      await em.insert(Trial, { id: 'shared', ...row });
    });
    await expect(failing).rejects.toThrow('on purpose');
    await staying;
    expect(await amountOf('shared')).toBeNull();
    expect(await neighbour.fork().count(Trial)).toBe(1);
    await neighbour.fork().execute(`drop schema ${other} cascade`);
    await neighbour.close();
    expect(await database.isReady()).toBe(true);
  });
});
