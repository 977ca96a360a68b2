import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { INDEX_TABLES } from '../../../../subgraphs/child-index/index-tables.ts';
import { openDatabase } from '../../../../subgraphs/kernel/database/database.ts';
import { describeOnStores, embedded, type TestDatabase } from '../../../test-stores.ts';
import { aRecord, another, nhsNumber } from '../a-record.ts';
import { CHILD_ID } from '../a-sharing-record.ts';
import { startIndexHarness, type IndexHarness } from '../index-harness.ts';
import { indexTables } from '../index-tables.ts';
import { asManager } from '../sharing/records/changes.ts';
import { isFoundByAllKeys, isFoundOnceByEach } from './found-by-all-keys.ts';

const NUMBER = nhsNumber('9990001006');
const MOVED = { address: '8 Invented Close\nNowhere', postcode: 'ZZ2 2BB' };

test('what a child was found by through each of its records it is found by once, and by what is finer now', async () => {
  const database = await embedded.open();
  const before = INDEX_TABLES.migrations.filter(({ name }) => name < 'm0012');
  await (await openDatabase({ ...INDEX_TABLES, migrations: before }, database.store)).close();
  const said = JSON.stringify([[['Tamsin', 'Brackenbury']], [[null, 'ZZ1 1AA']], ['Rosalind Brackenbury'], []]);
  const columns = `custodian, record_id, child_id, version, unit, category, linked_by, date_of_birth, sex, said, arrival, part, given_name, family_name`;
  const link = (id: string, arrival: number) =>
    `('HEALTH', '${id}', '${CHILD_ID}', 1, 'surgery', 'INV_UNIVERSAL', 'SCORE', '2014-05-17', 'FEMALE', '${said}', ${arrival}, '${CHILD_ID}', 'Tamsin', 'Brackenbury')`;
  await database.run(`
    insert into child_index.child (id, given_name, family_name, date_of_birth, sex, described_by, founder)
      values ('${CHILD_ID}', 'Tamsin', 'Brackenbury', '2014-05-17', 'FEMALE', 'HEALTH HE-1', 'HEALTH HE-1');
    insert into child_index.record_link (${columns}) values ${link('HE-1', 1)}, ${link('HE-2', 2)};
    insert into child_index.blocking_key (key, finer, record)
      values (1, 5, 1), (1, 5, 2), (1, 6, 2), (2, 0, 1), (2, 7, 2), (3, 0, 2)`);
  await (await openDatabase(INDEX_TABLES, database.store)).close();
  const left = await database.run(
    `select key::integer, finer::integer, record::integer from child_index.blocking_key where key < 10 order by 1, 2, 3`,
  );
  expect(left.map(Object.values)).toEqual([
    [1, 5, 1],
    [1, 6, 2],
    [2, 0, 1],
    [2, 7, 2],
    [3, 0, 2],
  ]);
  await isFoundByAllKeys(database);
  await isFoundOnceByEach(database);
  await database.drop();
});

describeOnStores('what a child is found by', (open) => {
  let database: TestDatabase;
  let index: IndexHarness;
  let tables: ReturnType<typeof indexTables>;
  beforeAll(async () => {
    database = await open();
    index = await startIndexHarness(database.store);
    tables = indexTables(database);
  });
  beforeEach(() => tables.clear());
  afterAll(async () => {
    await index.close();
    await database.drop();
  });
  const keys = () => tables.count('blocking_key');

  test('is written once, whichever of its records says it again', async () => {
    await index.register('EDUCATION', [aRecord('ED-1')]);
    const some = await keys();
    expect(some).toBeGreaterThan(3);
    await index.register('HEALTH', [aRecord('HE-1'), aRecord('HE-2')]);
    await index.register('HEALTH', [aRecord('HE-2', {}, { version: 2 })]);
    expect(await keys()).toBe(some);
    await index.register('HEALTH', [aRecord('HE-2', MOVED, { version: 3 }), aRecord('HE-3', MOVED)]);
    expect(await keys()).toBeGreaterThan(some);
    await isFoundByAllKeys(database);
    await isFoundOnceByEach(database);
  });

  test('goes by children: two that say the same are both found', async () => {
    await index.register('EDUCATION', [aRecord('ED-1', { identifiers: [] })]);
    const twin = { givenName: 'Rosalind', identifiers: [] };
    await index.register('HEALTH', [aRecord('HE-1', twin), aRecord('HE-2', twin)]);
    expect(new Set((await tables.childOf()).values()).size).toBe(2);
    await isFoundByAllKeys(database);
    await isFoundOnceByEach(database);
  });

  test('is each record’s own where records part, also what both said', async () => {
    const said = { ...another(), identifiers: [NUMBER] };
    await index.register('EDUCATION', [aRecord('ED-1', said)]);
    await index.register('HEALTH', [aRecord('HE-1', said), aRecord('HE-2', { ...said, ...MOVED })]);
    const childId = (await tables.childOf()).get('EDUCATION ED-1');
    const part = `mutation {
      splitChild(childId: "${childId}", records: [{ agency: EDUCATION, recordId: "ED-1" }], reason: "Another") { id }
    }`;
    expect((await index.ask(part, asManager())).codes).toEqual([]);
    expect(new Set((await tables.childOf()).values()).size).toBe(2);
    await isFoundByAllKeys(database);
    await isFoundOnceByEach(database);
  });
});
