import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Child } from '../../../../subgraphs/child-index/identity/child.entity.ts';
import { M0001Children } from '../../../../subgraphs/child-index/migrations/m0001-children.ts';
import { openDatabase } from '../../../../subgraphs/kernel/database/database.ts';
import { embedded, type TestDatabase } from '../../../test-stores.ts';
import { aRecord, nhsNumber } from '../a-record.ts';
import { CHILD_ID } from '../a-sharing-record.ts';
import { asking } from '../asking.ts';
import { startIndexHarness, type IndexHarness } from '../index-harness.ts';
import { indexTables } from '../index-tables.ts';
import { isFoundByAllKeys } from './found-by-all-keys.ts';
import { standsAsFolded } from './links/stands-as-folded.ts';

const NUMBER = nhsNumber('9990001006');

let database: TestDatabase;
let index: IndexHarness;
beforeAll(async () => {
  database = await embedded.open();
  const migrations = [{ name: 'm0001-children', class: M0001Children }];
  await (await openDatabase({ schema: 'child_index', entities: [Child], migrations }, database.store)).close();
  await database.run(`
    insert into child_index.child (id, given_name, family_name, date_of_birth, sex, described_by)
      values ('${CHILD_ID}', 'Tamsin', 'Brackenbury', '2014-05-17', 'FEMALE', 'EDUCATION ED 1');
    insert into child_index.record_link (custodian, record_id, child_id, version, unit, category, linked_by)
      values ('HEALTH', 'HE-1', '${CHILD_ID}', 1, 'surgery', 'INV_UNIVERSAL', 'IDENTIFIER'),
        ('EDUCATION', 'ED 1', '${CHILD_ID}', 2, 'foxglove-school', 'INV_UNIVERSAL', 'NEW_CHILD');
    insert into child_index.child_name (child_id, kind, given_name, family_name, given_key, family_key)
      values ('${CHILD_ID}', 'CURRENT', 'Tamsin', 'Brackenbury', 'tamsin', 'brackenbury'),
        ('${CHILD_ID}', 'FORMER', 'Tamsin', 'Oldfield', 'tamsin', 'oldfield');
    insert into child_index.child_address (child_id, address, postcode, postcode_key, address_key, current)
      values ('${CHILD_ID}', '3 Imaginary Row', 'ZZ1 1AA', 'ZZ11AA', '3 imaginary row|ZZ11AA', true);
    insert into child_index.child_identifier (type, value, child_id)
      values ('NHS_NUMBER', '${NUMBER.value}', '${CHILD_ID}');
    insert into child_index.parent_or_carer (child_id, name_key, name, relationship, parental_responsibility)
      values ('${CHILD_ID}', 'rosalindbrackenbury', 'Rosalind Brackenbury', 'Mother', true)`);
  index = await startIndexHarness(database.store);
});
afterAll(async () => {
  await index.close();
  await database.drop();
});

test('what was kept by child from before is what the describing record says, and its links are events', async () => {
  await standsAsFolded(database);
  await isFoundByAllKeys(database);
  const said = await database.run('select kind, custodian, record_id from child_index.link_event order by seq');
  expect(said).toEqual([
    { kind: 'CREATED', custodian: 'EDUCATION', record_id: 'ED 1' },
    { kind: 'LINKED', custodian: 'HEALTH', record_id: 'HE-1' },
  ]);
  const fields = `familyName otherNames { familyName isFormer } address identifiers { value } parentsAndCarers { name }`;
  const { data } = await index.ask(`{ child(id: "${CHILD_ID}") { ${fields} } }`, asking());
  expect(data?.['child']).toEqual({
    familyName: 'Brackenbury',
    otherNames: [{ familyName: 'Oldfield', isFormer: true }],
    address: '3 Imaginary Row',
    identifiers: [{ value: NUMBER.value }],
    parentsAndCarers: [{ name: 'Rosalind Brackenbury' }],
  });
});

test('records go on joining children from before', async () => {
  await index.register('SOCIAL_CARE', [aRecord('SC-1', { familyName: 'Misspelt', identifiers: [NUMBER] })]);
  expect((await indexTables(database).childOf()).get('SOCIAL_CARE SC-1')).toBe(CHILD_ID);
  await index.register('CONNEXIONS', [aRecord('CO-1', { familyName: 'Brackenburry' })]);
  expect((await indexTables(database).childOf()).get('CONNEXIONS CO-1')).toBe(CHILD_ID);
  const byFormerName = `{ findChildren(familyName: "Ouldfield", givenName: "Tamsyn") { id } }`;
  expect((await index.ask(byFormerName, asking())).data).toEqual({ findChildren: [{ id: CHILD_ID }] });
  await index.register('EDUCATION', [aRecord('ED 1', { familyName: 'Wexcombe' }, { version: 3 })]);
  expect(await indexTables(database).children()).toMatchObject([{ family_name: 'Wexcombe' }]);
});
