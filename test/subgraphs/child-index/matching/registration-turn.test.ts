import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { INDEX_TABLES } from '../../../../subgraphs/child-index/index-tables.ts';
import { oneAtATime, takePen, takeTurn } from '../../../../subgraphs/child-index/matching/one-at-a-time.ts';
import { Registrar } from '../../../../subgraphs/child-index/matching/registrar.ts';
import type { RegisteredRecord } from '../../../../schema/contract/child-registration.ts';
import { openDatabase, type Database } from '../../../../subgraphs/kernel/database/database.ts';
import { server, type TestDatabase } from '../../../test-stores.ts';
import { aRecord, another } from '../a-record.ts';
import { indexTables } from '../index-tables.ts';

const education = (...records: RegisteredRecord[]) => [{ custodian: 'EDUCATION', records }] as const;
const health = (...records: RegisteredRecord[]) => [{ custodian: 'HEALTH', records }] as const;
/** What is said in an address is looked at when it is written, not before. */
const unfit = aRecord('ED-9', { ...another(), address: '1 Nowhere\u0000' });

(server.present ? describe : describe.skip)('groups of records, one behind the other, on a PostgreSQL server', () => {
  let test_: TestDatabase;
  let tables: ReturnType<typeof indexTables>;
  const opened: Database[] = [];

  beforeAll(async () => {
    test_ = await server.open();
    await (await open(1)).isReady();
    tables = indexTables(test_);
  });
  beforeEach(() => tables.clear());
  afterAll(async () => {
    for (const database of opened) await database.close();
    await test_.drop();
  });
  async function open(connections: number): Promise<Database> {
    if (test_.store.kind !== 'server') throw new Error('not a server');
    const database = await openDatabase(INDEX_TABLES, { ...test_.store, connections });
    opened.push(database);
    return database;
  }
  async function registrarOf(connections: number): Promise<Registrar> {
    const database = await open(connections);
    return new Registrar(() => database.fork());
  }
  const outcomesOf = (outcomes: readonly (readonly { recordId: string; outcome: string }[])[]) =>
    outcomes.flat().map(({ recordId, outcome }) => `${recordId} ${outcome}`);
  /** Connections that are in a transaction, besides those of the tests themselves. */
  const busy = async () =>
    Number(
      (
        await test_.run(
          `select count(*) as count from pg_stat_activity
           where datname = current_database() and state like 'idle in transaction%'`,
        )
      )[0]?.['count'],
    );
  /** Ends what serves the transactions that wait for their client, as a server may that is told to. */
  const endWaiting = () =>
    test_.run(`select pg_terminate_backend(pid) from pg_stat_activity
      where datname = current_database() and state like 'idle in transaction%'`);

  test('the next is taken while one is being written, and finds what that brought', async () => {
    const registrar = await registrarOf(4);
    const order: string[] = [];
    let second: Promise<unknown> = Promise.resolve();
    const first = registrar.register(education(aRecord('ED-1')), () => {
      order.push('the second is taken');
      second = registrar.register(health(aRecord('HE-1'))).then((outcomes) => {
        order.push(...outcomesOf(outcomes));
      });
    });
    order.push(...outcomesOf(await first));
    await second;
    expect(order).toEqual(['the second is taken', 'ED-1 CHILD_CREATED', 'HE-1 LINKED']);
    const childOf = await tables.childOf();
    expect(childOf.get('HEALTH HE-1')).toBe(childOf.get('EDUCATION ED-1'));
    expect(await busy()).toBe(0);
  });

  test('where one fails when it is written, the next does not build on it', async () => {
    const registrar = await registrarOf(4);
    let second: Promise<string[]> = Promise.resolve([]);
    const first = registrar.register(education(aRecord('ED-1'), unfit), () => {
      second = registrar.register(health(aRecord('HE-1'))).then(outcomesOf);
    });
    await expect(first).rejects.toMatchObject({ code: expect.stringMatching(/^22/) });
    expect(await second).toEqual(['HE-1 CHILD_CREATED']);
    expect([...(await tables.childOf()).keys()]).toEqual(['HEALTH HE-1']);
    expect(await busy()).toBe(0);
  });

  test('whoever else waits has a turn, however many groups follow each other', async () => {
    const registrar = await registrarOf(4);
    const other = (await open(1)).fork();
    const waiting: Promise<void>[] = [];
    let hadTurn = false;
    const wait = () =>
      other.transactional(async (transaction) => {
        await oneAtATime(transaction);
        hadTurn = true;
      });
    const stream = (version: number): Promise<unknown> => {
      let next: Promise<unknown> = Promise.resolve();
      const goOn = () => {
        if (waiting.length === 0) waiting.push(wait());
        if (!hadTurn && version < 20_000) next = stream(version + 1);
      };
      return registrar.register(education(aRecord('ED-1', {}, { version })), goOn).then(() => next);
    };
    await stream(1);
    expect(hadTurn).toBe(true);
    await Promise.all(waiting);
  });

  test.each([
    ['there is one connection only', 1],
    ['others have all but one', 3],
  ])('each has a turn of its own where %s', async (_, connections) => {
    const database = await open(connections);
    const others: SqlEntityManager[] = Array.from({ length: connections - 1 }, () => database.fork());
    for (const other of others) await other.begin();
    const registrar = new Registrar(() => database.fork());
    expect(outcomesOf(await registrar.register(education(aRecord('ED-1'))))).toEqual(['ED-1 CHILD_CREATED']);
    await expect(registrar.register(education(unfit))).rejects.toMatchObject({ code: expect.stringMatching(/^22/) });
    expect(outcomesOf(await registrar.register(health(aRecord('HE-1'))))).toEqual(['HE-1 LINKED']);
    expect(await busy()).toBe(others.length);
    for (const other of others) await other.rollback();
  });

  test('who lost its turn with its connection does not write in somebody else’s', async () => {
    const [mine, others] = [await open(4), await open(4)];
    const [reader, writer] = [mine.fork(), mine.fork()];
    await reader.begin();
    const backend = await takeTurn(reader);
    await endWaiting();
    await others.fork().transactional((transaction) => oneAtATime(transaction));
    await writer.begin();
    expect(await takePen(writer, backend)).toBe(false);
    await writer.rollback();
    await reader.rollback().catch(() => undefined);
  });

  test('nobody writes while somebody does whose turn was lost', async () => {
    const [mine, others] = [await open(4), await open(4)];
    const [reader, writer] = [mine.fork(), mine.fork()];
    await reader.begin();
    const backend = await takeTurn(reader);
    await writer.begin();
    expect(await takePen(writer, backend)).toBe(true);
    await test_.run(`select pg_terminate_backend(${backend})`);
    const order: string[] = [];
    const waiting = others.fork().transactional(async (transaction) => {
      await oneAtATime(transaction);
      order.push('the other writes');
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    order.push('it has written');
    await writer.commit();
    await waiting;
    expect(order).toEqual(['it has written', 'the other writes']);
    await reader.rollback().catch(() => undefined);
  });
});
